using Nuke.Common;

/// <summary>What the user may say: which cloud, and who signs in.</summary>
partial class Build
{
    [Parameter("Cloud to speak to: Rehearsal (costs nothing), AzurePublic, AzureUSGovernment, AzureChina, or the https metadata address of a custom cloud")]
    readonly string Cloud = "Rehearsal";

    [Parameter("PEM file with the authority of a custom cloud's certificate")]
    readonly string? CloudCaFile;

    [Parameter("Subscription; also AZURE_SUBSCRIPTION_ID or ARM_SUBSCRIPTION_ID")]
    readonly string? SubscriptionId = Alias("SUBSCRIPTION_ID");

    [Parameter("Tenant of the application that signs in; also AZURE_TENANT_ID or ARM_TENANT_ID")]
    readonly string? TenantId = Alias("TENANT_ID");

    [Parameter("Application that signs in; also AZURE_CLIENT_ID or ARM_CLIENT_ID")]
    readonly string? ClientId = Alias("CLIENT_ID");

    [Parameter("Secret of the application, by environment only: AZURE_CLIENT_SECRET, ARM_CLIENT_SECRET or CLIENT_SECRET"), Secret]
    readonly string? ClientSecret = Alias("CLIENT_SECRET");

    // The names that az, the SDKs and Terraform use; our own names win, because the engine assigns them later.
    static string? Alias(string name) => new[] { $"AZURE_{name}", $"ARM_{name}" }
        .Select(Environment.GetEnvironmentVariable)
        .FirstOrDefault(value => !string.IsNullOrEmpty(value));
}

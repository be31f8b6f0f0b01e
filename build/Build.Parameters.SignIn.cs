using Ingot.Arm.Identity;
using Nuke.Common;

/// <summary>What the user may say: which cloud, and who signs in.</summary>
/// <remarks>
/// What stands under one of these names counts first: on the command line, in the environment (NUKE_X or X), in a parameters file. Then comes
/// --secrets-file, because somebody named it for this run. Last come the variables that az, the SDKs and Terraform use (AZURE_…, then
/// ARM_…), which may be there for something else.
/// </remarks>
partial class Build
{
    [Parameter("Cloud to speak to: Rehearsal (costs nothing), AzurePublic, AzureUSGovernment, AzureChina, or the https metadata address of a custom cloud")]
    readonly string Cloud = "Rehearsal";

    [Parameter("PEM file with the authority of a custom cloud's certificate")]
    readonly string? CloudCaFile;

    [Parameter("Who signs in: the first way that has a basis (Auto), or exactly one")]
    readonly SignInWay SignIn = SignInWay.Auto;

    [Parameter("File with what is needed to sign in: JSON, YAML or .env, readable by you only; it counts before AZURE_… and ARM_… variables")]
    readonly string? SecretsFile;

    [Parameter("Subscription; also AZURE_SUBSCRIPTION_ID or ARM_SUBSCRIPTION_ID")]
    string? SubscriptionId;

    [Parameter("Tenant of the application that signs in; also AZURE_TENANT_ID or ARM_TENANT_ID")]
    string? TenantId;

    [Parameter("Application that signs in, or user-assigned identity of the machine; also AZURE_CLIENT_ID or ARM_CLIENT_ID")]
    string? ClientId;

    [Parameter("Secret of the application, by environment or file only: AZURE_CLIENT_SECRET, ARM_CLIENT_SECRET or CLIENT_SECRET"), Secret]
    string? ClientSecret;

    [Parameter("PEM or PFX file with the application's certificate and private key; also AZURE_CLIENT_CERTIFICATE_PATH or ARM_CLIENT_CERTIFICATE_PATH")]
    string? ClientCertificateFile;

    [Parameter("Password of that file, by environment or file only: AZURE_CLIENT_CERTIFICATE_PASSWORD, ARM_… or CLIENT_CERTIFICATE_PASSWORD"), Secret]
    string? ClientCertificatePassword;

    [Parameter("File in which the platform keeps a fresh assertion (workload identity); also AZURE_FEDERATED_TOKEN_FILE or ARM_OIDC_TOKEN_FILE_PATH")]
    string? FederatedTokenFile;

    [Parameter("Address at which GitHub says who the job is; also ACTIONS_ID_TOKEN_REQUEST_URL or ARM_OIDC_REQUEST_URL")]
    string? OidcRequestUrl;

    [Parameter("What lets the job ask there, by environment or file only: ACTIONS_ID_TOKEN_REQUEST_TOKEN, ARM_… or OIDC_REQUEST_TOKEN"), Secret]
    string? OidcRequestToken;
}

using System.Reflection;
using System.Text.RegularExpressions;
using Ingot;
using Ingot.Arm;
using Ingot.Arm.Identity;
using Ingot.Recipes;
using Nuke.Common;

/// <summary>Mistakes in who signs in, and where.</summary>
partial class Build
{
    AccountFile? accountFile;

    Account User => new(SubscriptionId ?? "", TenantId, ClientId, ClientSecret)
    {
        ClientCertificateFile = ClientCertificateFile,
        ClientCertificatePassword = ClientCertificatePassword,
        FederatedTokenFile = FederatedTokenFile,
        Way = SignIn,
    };

    BuildJob Job => BuildJob.FromEnvironment(OidcRequestUrl, OidcRequestToken);

    IEnumerable<Finding> AccountFindings()
    {
        if (IsRehearsal)
            yield break;
        if (CloudEndpoints.IsCloud(Cloud))
        {
            if (SubscriptionId is null)
                yield return new Finding("--subscription-id is missing.", $"The cloud {Cloud} has to know who pays.", "Give --subscription-id, or set AZURE_SUBSCRIPTION_ID.");
            else if (!Guid.TryParse(SubscriptionId, out _))
                yield return new Finding($"--subscription-id '{SubscriptionId}' is not a subscription.", "It is a GUID.", "'az account show' shows yours.");
        }
        else
        {
            yield return new Finding(
                $"--cloud '{Cloud}' is not a cloud.",
                "A cloud is Rehearsal, AzurePublic, AzureUSGovernment, AzureChina, or the https address of a custom cloud.",
                "Correct --cloud.");
        }

        foreach (var finding in SignInPlan.Findings(User, Job))
            yield return finding;
    }

    /// <summary>Takes what is not said under our own names from the secrets file, then from the variables of other tools.</summary>
    void ReadAccount()
    {
        ExitCode = ExitCodes.Refused;
        accountFile = SecretsFile is null || Plan ? null : AccountFile.Read(Path.GetFullPath(SecretsFile, RootDirectory));
        ExitCode = null;
        SubscriptionId ??= Inherited(AccountKey.SubscriptionId, "AZURE_SUBSCRIPTION_ID", "ARM_SUBSCRIPTION_ID");
        TenantId ??= Inherited(AccountKey.TenantId, "AZURE_TENANT_ID", "ARM_TENANT_ID");
        ClientId ??= Inherited(AccountKey.ClientId, "AZURE_CLIENT_ID", "ARM_CLIENT_ID");
        ClientSecret ??= Inherited(AccountKey.ClientSecret, "AZURE_CLIENT_SECRET", "ARM_CLIENT_SECRET");
        ClientCertificateFile ??= Inherited(AccountKey.ClientCertificateFile, "AZURE_CLIENT_CERTIFICATE_PATH", "ARM_CLIENT_CERTIFICATE_PATH");
        ClientCertificatePassword ??=
            Inherited(AccountKey.ClientCertificatePassword, "AZURE_CLIENT_CERTIFICATE_PASSWORD", "ARM_CLIENT_CERTIFICATE_PASSWORD");
        OidcRequestUrl ??= Inherited(AccountKey.OidcRequestUrl, "ACTIONS_ID_TOKEN_REQUEST_URL", "ARM_OIDC_REQUEST_URL");
        OidcRequestToken ??= Inherited(AccountKey.OidcRequestToken, "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "ARM_OIDC_REQUEST_TOKEN");
        FederatedTokenFile ??= Inherited(AccountKey.FederatedTokenFile, "AZURE_FEDERATED_TOKEN_FILE", "ARM_OIDC_TOKEN_FILE_PATH");
    }

    string? Inherited(AccountKey key, params string[] variables) =>
        accountFile?.Find(key) ?? variables.Select(EnvironmentInfo.GetVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));

    static void RefuseSecretsOnTheCommandLine()
    {
        var secrets = typeof(Build).GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
            .Where(field => field.IsDefined(typeof(SecretAttribute)))
            .Select(field => field.Name);
        foreach (var name in secrets.Where(EnvironmentInfo.HasArgument))
        {
            var words = Words().Matches(name).Select(word => word.Value).ToList();
            throw new Fault(
                $"--{string.Join('-', words).ToLowerInvariant()} is on the command line.",
                "Everybody on this machine can read it there, and shells keep it in their history.",
                $"Set the environment variable {(words[0] == "Client" ? "AZURE_" : "")}{string.Join('_', words).ToUpperInvariant()} instead, or use --secrets-file, "
                    + "and replace the secret: it is no longer one.");
        }
    }

    [GeneratedRegex("[A-Z][a-z]*")]
    private static partial Regex Words();
}

using System.Security.Cryptography;
using Ingot.Ansible;
using Ingot.Arm.Identity;
using Ingot.Recipes;
using Nuke.Common;

/// <summary>How azure_rm of Ansible signs in: as this program does, where azure_rm knows that way.</summary>
partial class Build
{
    // What would lead the plugin elsewhere than the sign-in of this run.
    static readonly string[] Misleading =
    [
        "AZURE_PROFILE", "AZURE_AD_USER", "AZURE_PASSWORD", "AZURE_TENANT", "AZURE_CLIENT_ID", "AZURE_SECRET", "AZURE_X509_CERTIFICATE_PATH",
        "AZURE_THUMBPRINT", "AZURE_CLOUD_ENVIRONMENT", "AZURE_CERT_VALIDATION_MODE", "AZURE_ADFS_AUTHORITY_URL", "ANSIBLE_AZURE_AUTH_SOURCE",
        "ANSIBLE_AZURE_VM_RESOURCE_GROUPS",
    ];

    /// <summary>The way that signs in; Auto while only asking could tell.</summary>
    SignInWay KnownWay => SignInPlan.Of(User, Job).Chain is [var only] ? only
        : session is null ? SignInWay.Auto
        : session.SignInKind == SignInPlan.Name(SignInWay.AzureCli) ? SignInWay.AzureCli : SignInWay.ManagedIdentity;

    /// <summary>Mistakes in asking for the dynamic inventory.</summary>
    IEnumerable<Finding> InventoryFindings()
    {
        if (InventorySource == InventorySource.Static)
            yield break;
        if (WinRmTransport == WinRmTransport.Certificate)
        {
            yield return new Finding(
                "The dynamic inventory has no client certificate.",
                "Azure does not know the file of its key, which is made anew on this machine for each run.",
                "Use --inventory-source Static, or --win-rm-transport Ntlm or Basic.");
        }

        if (IsRehearsal)
            yield break;
        var way = KnownWay;
        if (way is SignInWay.WorkloadIdentity or SignInWay.GitHubOidc or SignInWay.AzurePipelines)
        {
            yield return new Finding(
                "The dynamic inventory cannot sign in.",
                $"This run signs in by {SignInPlan.Name(way)}, which azure_rm of Ansible does not know: it knows client secrets, certificates, managed identities and az.",
                "Use --inventory-source Static, which asks nobody, or have the job sign in to az and add --sign-in AzureCli.");
        }

        if (way == SignInWay.ClientCertificate && (ClientCertificatePassword is not null || Path.GetExtension(ClientCertificateFile) is ".pfx" or ".p12"))
        {
            yield return new Finding(
                "The dynamic inventory cannot sign in with this certificate.",
                "azure_rm of Ansible reads PEM without a password only.",
                "Use --inventory-source Static, which asks nobody, or give a PEM file with certificate and key that only you may read.");
        }
    }

    CloudAccess PluginAccess()
    {
        var way = IsRehearsal ? SignInWay.ClientSecret : KnownWay;
        var variables = Misleading.ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);
        void Set(params (string Name, string? Value)[] pairs)
        {
            foreach (var (name, value) in pairs)
                variables[name] = value;
        }

        Set(Network());
        if (IsRehearsal && emulator is not null)
        {
            var options = rehearsed ?? throw new InvalidOperationException("The rehearsal was not started.");
            Set(("AZURE_SUBSCRIPTION_ID", options.SubscriptionId), ("AZURE_TENANT", options.TenantId));
            Set(("AZURE_CLIENT_ID", options.ClientId), ("AZURE_SECRET", options.ClientSecret));
            return new(CloudAccess.Unknown.AuthSource, variables);
        }

        Set(("AZURE_SUBSCRIPTION_ID", SubscriptionId), ("AZURE_CLOUD_ENVIRONMENT", PluginCloud));
        switch (way)
        {
            case SignInWay.ClientSecret:
                Set(("AZURE_TENANT", TenantId), ("AZURE_CLIENT_ID", ClientId), ("AZURE_SECRET", ClientSecret));
                return new(CloudAccess.Unknown.AuthSource, variables);
            case SignInWay.ClientCertificate when !InventoryFindings().Any():
                Set(("AZURE_TENANT", TenantId), ("AZURE_CLIENT_ID", ClientId));
                Set(("AZURE_X509_CERTIFICATE_PATH", Path.GetFullPath(ClientCertificateFile ?? "", RootDirectory)), ("AZURE_THUMBPRINT", Thumbprint()));
                return new(CloudAccess.Unknown.AuthSource, variables);
            case SignInWay.ManagedIdentity:
                // How App Service lets a process ask; a VM needs none of it.
                Set(Inherited("IDENTITY_HEADER"), Inherited("MSI_SECRET"));
                return new("msi", variables) { IdentityClientId = ClientId, CloudEnvironment = PluginCloud };
            case SignInWay.AzureCli:
                return new("cli", variables);
            default:
                return new(CloudAccess.Unknown.AuthSource, variables);
        }
    }

    string? PluginCloud => Cloud.ToUpperInvariant() switch
    {
        "AZUREPUBLIC" => null,
        "AZUREUSGOVERNMENT" => "AzureUSGovernment",
        "AZURECHINA" => "AzureChinaCloud",
        _ => Cloud.TrimEnd('/'),
    };

    string Thumbprint()
    {
        using var certificate = ClientCertificates.Read(ClientCertificateFile ?? "", ClientCertificatePassword);
        return certificate.GetCertHashString(HashAlgorithmName.SHA1);
    }

    // Python's requests would ask a proxy for this machine too.
    (string Name, string? Value)[] Network()
    {
        const string Loopback = "127.0.0.0/8,localhost";
        var direct = EnvironmentInfo.GetVariable("NO_PROXY") ?? EnvironmentInfo.GetVariable("no_proxy");
        return
        [
            ("HTTPS_PROXY", IsRehearsal ? emulator?.ProxyEndpoint.ToString() : EnvironmentInfo.GetVariable("HTTPS_PROXY") ?? EnvironmentInfo.GetVariable("https_proxy")),
            ("NO_PROXY", IsRehearsal || string.IsNullOrEmpty(direct) ? Loopback : $"{direct},{Loopback}"),
            ("no_proxy", null),
            ("REQUESTS_CA_BUNDLE", IsRehearsal ? emulator?.CaFile
                : CloudCaFile is null ? EnvironmentInfo.GetVariable("REQUESTS_CA_BUNDLE") : Path.GetFullPath(CloudCaFile, RootDirectory)),
        ];
    }

    static (string Name, string? Value) Inherited(string name) => (name, EnvironmentInfo.GetVariable(name));
}

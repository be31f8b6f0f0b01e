namespace Ingot.Arm.Identity;

/// <summary>Says what a way of signing in lacks.</summary>
sealed class SignInBasis(Account account, BuildJob job)
{
    /// <summary>What is missing, as the end of "there is …"; null: nothing that can be known beforehand.</summary>
    public string? For(SignInWay way) => way switch
    {
        SignInWay.ClientSecret => Missing(account.ClientSecret, "no AZURE_CLIENT_SECRET") ?? Application(),
        SignInWay.ClientCertificate => Missing(account.ClientCertificateFile, "no --client-certificate-file") ?? Application(),
        SignInWay.WorkloadIdentity => Missing(account.FederatedTokenFile, "no --federated-token-file") ?? Application(),
        SignInWay.GitHubOidc => GitHub() ?? Application(),
        SignInWay.AzurePipelines => Pipelines(),
        _ => null,
    };

    /// <summary>True when something was given that is of use for this way alone.</summary>
    public bool IsBegun(SignInWay way) => way switch
    {
        SignInWay.ClientSecret => account.ClientSecret is not null,
        SignInWay.ClientCertificate => account.ClientCertificateFile is not null,
        _ => false,
    };

    string? GitHub() => job is { GitHubRequest: not null, GitHubToken: not null }
        ? null
        : "no job of GitHub with the permission 'id-token: write'";

    string? Pipelines()
    {
        if (job is not { ServiceConnection: not null, PipelinesToken: not null })
            return "no service connection of Azure Pipelines with SYSTEM_ACCESSTOKEN";
        return Missing(account.TenantId ?? job.ConnectionTenantId, "no --tenant-id") ?? Missing(account.ClientId ?? job.ConnectionClientId, "no --client-id");
    }

    string? Application() => Missing(account.TenantId, "no --tenant-id") ?? Missing(account.ClientId, "no --client-id");

    static string? Missing(string? value, string reason) => value is null ? reason : null;
}

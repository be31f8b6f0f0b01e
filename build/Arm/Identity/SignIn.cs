using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace Ingot.Arm.Identity;

/// <summary>Turns an account into a credential.</summary>
/// <param name="cloud">Where to sign in.</param>
/// <param name="account">Who signs in.</param>
/// <param name="job">What the build server gave the job.</param>
/// <param name="transport">Connections to the cloud.</param>
/// <param name="servers">Connections to the build server.</param>
/// <param name="worked">Is told which way worked, after each sign-in.</param>
sealed class SignIn(CloudEndpoints cloud, Account account, BuildJob job, HttpPipelineTransport transport, HttpClient servers, Action<string> worked)
{
    /// <summary>
    /// The first way there is a basis for: a client secret, GitHub's assertions, those of Azure Pipelines. Without any: workload identity,
    /// managed identity, and the az command line, whichever first knows somebody.
    /// </summary>
    /// <remarks>A way that is refused is not followed by the next one: somebody else with other rights would do the work.</remarks>
    public TokenCredential Credential() => Secret() ?? GitHub() ?? Pipelines() ?? Ambient();

    NamedCredential? Secret() =>
        account is { TenantId: { } tenant, ClientId: { } client, ClientSecret: { } secret }
            ? Named($"client secret of {client}", new ClientSecretCredential(tenant, client, secret, With(new ClientSecretCredentialOptions
            {
                DisableInstanceDiscovery = !cloud.IsNamed,
            })))
            : null;

    NamedCredential? GitHub()
    {
        if (account is not { TenantId: { } tenant, ClientId: { } client } || job is not { GitHubRequest: { } request, GitHubToken: { } token })
            return null;
        var assertions = new GitHubAssertions(request, token, servers);
        var options = With(new ClientAssertionCredentialOptions { DisableInstanceDiscovery = !cloud.IsNamed });
        return Named($"GitHub OIDC of client {client}", new ClientAssertionCredential(tenant, client, assertions.NextAsync, options));
    }

    // The SDK itself reads SYSTEM_OIDCREQUESTURI, and asks there for each sign-in.
    NamedCredential? Pipelines()
    {
        if (job is not { ServiceConnection: { } connection, PipelinesToken: { } token }
            || (account.TenantId ?? job.ConnectionTenantId) is not { } tenant
            || (account.ClientId ?? job.ConnectionClientId) is not { } client)
        {
            return null;
        }
        var options = With(new AzurePipelinesCredentialOptions { DisableInstanceDiscovery = !cloud.IsNamed });
        return Named($"Azure Pipelines service connection of client {client}", new AzurePipelinesCredential(tenant, client, connection, token, options));
    }

    TokenCredential Ambient() => new ChainedTokenCredential(
        Named("workload identity", new WorkloadIdentityCredential(With(new WorkloadIdentityCredentialOptions
        {
            TenantId = account.TenantId,
            ClientId = account.ClientId,
            DisableInstanceDiscovery = !cloud.IsNamed,
        }))),
        Named("managed identity", new ManagedIdentityCredential(
            account.ClientId is { } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned)),
        Named("az command line", new AzureCliCredential(new AzureCliCredentialOptions { AuthorityHost = cloud.Authority, TenantId = account.TenantId })));

    // Callers turn instance discovery off for a custom cloud: its authority is not known to the public one, which would be asked first.
    T With<T>(T options)
        where T : TokenCredentialOptions
    {
        options.AuthorityHost = cloud.Authority;
        options.Transport = transport;
        return options;
    }

    NamedCredential Named(string name, TokenCredential credential) => new(name, credential, worked);
}

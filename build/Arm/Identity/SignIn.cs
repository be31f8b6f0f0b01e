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
    /// <summary>The ways of <see cref="SignInPlan"/> as one credential.</summary>
    /// <exception cref="Fault">What a way is to sign in with cannot be read.</exception>
    public TokenCredential Credential()
    {
        var links = SignInPlan.Of(account, job).Chain.Select(Link).ToArray();
        return links is [var only] ? only : new ChainedTokenCredential(links);
    }

    TokenCredential Link(SignInWay way) => way switch
    {
        SignInWay.ClientSecret => Named($"client secret of {Client}", new ClientSecretCredential(Tenant, Client, account.ClientSecret, With(
            new ClientSecretCredentialOptions { DisableInstanceDiscovery = !cloud.IsNamed }))),
        SignInWay.ClientCertificate => Named($"client certificate of {Client}", Certificate()),
        SignInWay.WorkloadIdentity => Named($"workload identity of {Client}", Assertions(new TokenFileAssertions(account.FederatedTokenFile ?? "").NextAsync)),
        SignInWay.GitHubOidc => Named($"GitHub OIDC of client {Client}", Assertions(GitHub().NextAsync)),
        SignInWay.AzurePipelines => Named($"Azure Pipelines service connection of client {Client}", Pipelines()),
        SignInWay.ManagedIdentity => Named(account.ClientId is null ? "managed identity" : $"managed identity {account.ClientId}", Machine()),
        SignInWay.AzureCli => Named("az command line", new AzureCliCredential(
            // The SDK's own patience of 13 seconds is short for a busy machine.
            new AzureCliCredentialOptions { AuthorityHost = cloud.Authority, TenantId = account.TenantId, ProcessTimeout = TimeSpan.FromMinutes(1) })),
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "This is no way of its own."),
    };

    string Tenant => account.TenantId ?? job.ConnectionTenantId ?? "";

    string Client => account.ClientId ?? job.ConnectionClientId ?? "";

    // With the chain, applications that trust any certificate of one issuer and subject (x5c) can be signed in to as well.
    ClientCertificateCredential Certificate() => new(
        Tenant,
        Client,
        ClientCertificates.Read(account.ClientCertificateFile ?? "", account.ClientCertificatePassword),
        With(new ClientCertificateCredentialOptions { SendCertificateChain = true, DisableInstanceDiscovery = !cloud.IsNamed }));

    // The callback is asked for each sign-in, so an assertion need not live longer than one.
    ClientAssertionCredential Assertions(Func<CancellationToken, Task<string>> next) =>
        new(Tenant, Client, next, With(new ClientAssertionCredentialOptions { DisableInstanceDiscovery = !cloud.IsNamed }));

    GitHubAssertions GitHub() => job is { GitHubRequest: { } request, GitHubToken: { } token }
        ? new GitHubAssertions(request, token, servers)
        : throw new InvalidOperationException("This is no job of GitHub.");

    // The SDK itself reads SYSTEM_OIDCREQUESTURI, and asks there for each sign-in.
    AzurePipelinesCredential Pipelines() => new(Tenant, Client, job.ServiceConnection, job.PipelinesToken, With(
        new AzurePipelinesCredentialOptions { DisableInstanceDiscovery = !cloud.IsNamed }));

    // No proxy leads to the machine's own identity: its address is of this machine, or of the network link.
    MachineCredential Machine() => new(new ManagedIdentityCredential(new ManagedIdentityCredentialOptions(
        account.ClientId is { } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned)
    {
        Transport = new HttpClientTransport(new HttpClient(new SocketsHttpHandler { UseProxy = false })),
    }));

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

using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.ResourceManager;
using Azure.ResourceManager.Resources;
using Ingot.Arm.Identity;

namespace Ingot.Arm;

/// <summary>A signed-in connection to one subscription of one cloud.</summary>
public sealed class ArmSession : IDisposable
{
    readonly HttpClient http;

    // Build servers are trusted as the system says, whatever the cloud's own authority is.
    readonly HttpClient servers = Trust.Client(caFile: null);

    readonly PatientReads reads = new(TimeProvider.System);

    ArmSession(CloudEndpoints cloud, Account account, BuildJob job, HttpClient http)
    {
        this.http = http;
        Cloud = cloud;
        var transport = new HttpClientTransport(http);
        var options = new ArmClientOptions { Environment = cloud.ResourceManager, Transport = transport };
        options.AddPolicy(reads, HttpPipelinePosition.PerCall);
        options.AddPolicy(Waits, HttpPipelinePosition.PerCall);
        Client = new ArmClient(
            new SignIn(cloud, account, job, transport, servers, kind => SignInKind = kind).Credential(), account.SubscriptionId, options);
        Subscription = Client.GetSubscriptionResource(new ResourceIdentifier($"/subscriptions/{account.SubscriptionId}"));
    }

    /// <summary>The cloud this session speaks to.</summary>
    public CloudEndpoints Cloud { get; }

    /// <summary>Which way of signing in worked, and for whom, such as "GitHub OIDC of client …".</summary>
    public string SignInKind { get; private set; } = "";

    /// <summary>What Azure is being waited for.</summary>
    public Waits Waits { get; } = new(TimeProvider.System);

    /// <summary>The SDK's client.</summary>
    public ArmClient Client { get; }

    /// <summary>The subscription.</summary>
    public SubscriptionResource Subscription { get; }

    /// <summary>Connects, and proves that the sign-in works and the subscription can be read.</summary>
    /// <param name="cloud">Name of a cloud, or the https address of a custom cloud's metadata; see <see cref="CloudEndpoints.IsCloud"/>.</param>
    /// <param name="caFile">PEM file trusted for that cloud; null: the system's authorities.</param>
    /// <param name="account">Who signs in.</param>
    /// <param name="job">What a build server gave this process to sign in with.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="Fault">The cloud does not answer, or the sign-in is refused.</exception>
    public static async Task<ArmSession> OpenAsync(string cloud, string? caFile, Account account, BuildJob job, CancellationToken cancellationToken)
    {
        var client = Trust.Client(caFile);
        ArmSession? session = null;
        try
        {
            var endpoints = CloudEndpoints.Named.TryGetValue(cloud, out var named)
                ? named
                : await CloudMetadata.ReadAsync(new Uri(cloud), client, TimeProvider.System, cancellationToken);
            session = new ArmSession(endpoints, account, job, client);
            await ArmCall.RunAsync($"read subscription {account.SubscriptionId}", () => session.Subscription.GetAsync(cancellationToken));
            session.reads.IsConnected = true;
            return session;
        }
        catch (Exception exception)
        {
            session?.Dispose();
            client.Dispose();
            // Later, the same would be the failure of a target that has written.
            if (exception is Fault { InnerException: AuthenticationFailedException } fault)
                throw fault.With(ExitCodes.Refused);
            throw;
        }
    }

    /// <summary>Id of a resource of a group in this subscription.</summary>
    public ResourceIdentifier Id(string group, string type, string name) =>
        new($"{Subscription.Id}/resourceGroups/{group}/providers/{type}/{name}");

    /// <summary>Id of a resource group in this subscription.</summary>
    public ResourceIdentifier GroupId(string group) => ResourceGroupResource.CreateResourceIdentifier(Subscription.Id.SubscriptionId, group);

    /// <inheritdoc/>
    public void Dispose()
    {
        http.Dispose();
        servers.Dispose();
    }
}

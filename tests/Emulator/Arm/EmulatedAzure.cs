using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.ResourceManager;
using Azure.ResourceManager.Resources;
using Ingot.Emulator;

namespace Ingot.Tests.Emulator.Arm;

/// <summary>A running emulator with its clients: the real SDK, and plain HTTP for rules that the SDK hides.</summary>
public sealed class EmulatedAzure : IAsyncDisposable
{
    public const string Secret = "client-secret-canary-4711";

    // Networks of tests that run side by side stay apart.
    static int networks;

    readonly HttpClient http;

    EmulatedAzure(EmulatorServer server, EmulatorOptions options)
    {
        Server = server;
        Options = options;
        http = new HttpClient(Handler()) { BaseAddress = server.Endpoint };
    }

    public EmulatorServer Server { get; }

    public EmulatorOptions Options { get; }

    public static string Subscription { get; } = new EmulatorOptions { ClientSecret = Secret }.SubscriptionId;

    public static string SubnetId { get; } =
        $"/subscriptions/{Subscription}/resourceGroups/ingot-network/providers/Microsoft.Network/virtualNetworks/bake-vnet/subnets/bake";

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static EmulatorOptions NewOptions()
    {
        var network = Interlocked.Increment(ref networks);
        return new() { ClientSecret = Secret, GuestNetwork = $"127.{17 + (network / 250)}.{network % 250}" };
    }

    public static Task<EmulatedAzure> StartAsync() => StartAsync(NewOptions());

    public static async Task<EmulatedAzure> StartAsync(EmulatorOptions options) =>
        new(await EmulatorServer.StartAsync(options, Cancellation), options);

    public ArmClient NewClient(string? secret = null, string? client = null, string? tenant = null)
    {
        var transport = new HttpClientTransport(new HttpClient(Handler()));
        var credentialOptions = new ClientSecretCredentialOptions
        {
            AuthorityHost = Server.Endpoint, DisableInstanceDiscovery = true, Transport = transport,
        };
        var credential = new ClientSecretCredential(
            tenant ?? Options.TenantId, client ?? Options.ClientId, secret ?? Options.ClientSecret, credentialOptions);
        return new(credential, Subscription, new ArmClientOptions
        {
            Environment = new ArmEnvironment(Server.Endpoint, "https://management.azure.com/"), Transport = transport,
        });
    }

    public SubscriptionResource NewSubscription() =>
        NewClient().GetSubscriptionResource(SubscriptionResource.CreateResourceIdentifier(Subscription));

    /// <summary>Sends a request as it is, with a good token unless another (or none, "") is given.</summary>
    public async Task<RawAnswer> SendAsync(string method, string path, JsonNode? body = null, string? token = null)
    {
        using var request = new HttpRequestMessage(new(method), path);
        token ??= await TokenAsync();
        if (token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, Cancellation);
        return await RawAnswer.ReadAsync(response);
    }

    /// <summary>Sends to a path below a resource group, with an API version.</summary>
    public Task<RawAnswer> GroupAsync(string method, string group, string path, JsonNode? body = null) =>
        SendAsync(
            method,
            $"/subscriptions/{Subscription}/resourceGroups/{group}{path}{(path.Contains('?') ? '&' : '?')}api-version=2023-07-01",
            body);

    public async Task<RawAnswer> PostFormAsync(string path, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var response = await http.PostAsync(path, content, Cancellation);
        return await RawAnswer.ReadAsync(response);
    }

    public async Task<string> TokenAsync(string scope = "https://management.azure.com/.default")
    {
        var answer = await PostFormAsync($"/{Options.TenantId}/oauth2/v2.0/token", new(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = Options.ClientId,
            ["client_secret"] = Options.ClientSecret,
            ["scope"] = scope,
        });
        return answer.Text("access_token");
    }

    /// <summary>Sends to a path below a resource group, and waits for the operation it starts to succeed.</summary>
    public async Task DoneAsync(string method, string group, string path, JsonNode? body = null)
    {
        var started = await GroupAsync(method, group, path, body);
        Assert.True(started.Status < 300, started.Refusal);
        if (started.Headers.ContainsKey("Azure-AsyncOperation"))
            Assert.Equal("Succeeded", (await FollowAsync(started)).Text("status"));
    }

    /// <summary>Follows an operation to its end.</summary>
    /// <returns>The last status body.</returns>
    public async Task<RawAnswer> FollowAsync(RawAnswer started)
    {
        for (var attempt = 0; ; attempt++)
        {
            var status = await SendAsync("GET", started.Header("Azure-AsyncOperation"));
            if (status.Text("status") != "InProgress" || attempt == 600)
                return status;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Server.DisposeAsync();
    }

    SocketsHttpHandler Handler()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(Server.CaFile);
        return new() { UseProxy = false, SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } };
    }
}

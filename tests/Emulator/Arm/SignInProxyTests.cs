using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.ResourceManager;
using Azure.ResourceManager.Resources;

namespace Ingot.Tests.Emulator.Arm;

/// <summary>The proxy that leads Azure's host names to the emulator.</summary>
public sealed class SignInProxyTests
{
    [Fact]
    public async Task The_sdk_with_the_settings_of_the_public_cloud_reaches_the_emulator()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var transport = new HttpClientTransport(Client(azure));
        var credential = new ClientSecretCredential(
            azure.Options.TenantId, azure.Options.ClientId, azure.Options.ClientSecret, new ClientSecretCredentialOptions { Transport = transport });
        var arm = new ArmClient(credential, EmulatedAzure.Subscription, new ArmClientOptions { Transport = transport });

        SubscriptionResource subscription = await arm.GetDefaultSubscriptionAsync(EmulatedAzure.Cancellation);

        Assert.Equal("Rehearsal", subscription.Data.DisplayName);
        var log = azure.Server.RequestLog;
        Assert.All(log, entry => Assert.Equal(200, entry.Status));
        Assert.Contains(log, entry => entry is { Method: "CONNECT", Path: "login.microsoftonline.com:443" });
        Assert.Contains(log, entry => entry is { Method: "CONNECT", Path: "management.azure.com:443" });
    }

    [Theory]
    [InlineData("AzureUSGovernment", "login.microsoftonline.us:443", "management.usgovcloudapi.net:443")]
    [InlineData("AzureChina", "login.partner.microsoftonline.cn:443", "management.chinacloudapi.cn:443")]
    public async Task The_sdk_with_the_settings_of_a_national_cloud_reaches_the_emulator(string cloud, string login, string management)
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var isChina = cloud == "AzureChina";
        var transport = new HttpClientTransport(Client(azure));
        var options = new ClientSecretCredentialOptions
        {
            Transport = transport,
            AuthorityHost = isChina ? AzureAuthorityHosts.AzureChina : AzureAuthorityHosts.AzureGovernment,
        };
        var credential = new ClientSecretCredential(azure.Options.TenantId, azure.Options.ClientId, azure.Options.ClientSecret, options);
        var arm = new ArmClient(credential, EmulatedAzure.Subscription, new ArmClientOptions
        {
            Transport = transport,
            Environment = isChina ? ArmEnvironment.AzureChina : ArmEnvironment.AzureGovernment,
        });

        await arm.GetDefaultSubscriptionAsync(EmulatedAzure.Cancellation);

        Assert.Contains(azure.Server.RequestLog, entry => entry.Path == login && entry.Status == 200);
        Assert.Contains(azure.Server.RequestLog, entry => entry.Path == management && entry.Status == 200);
    }

    [Fact]
    public async Task A_token_of_one_cloud_is_of_no_use_in_another()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        using var http = Client(azure);
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"https://management.usgovcloudapi.net/subscriptions/{EmulatedAzure.Subscription}?api-version=2022-12-01");
        request.Headers.Authorization = new("Bearer", await azure.TokenAsync());

        using var response = await http.SendAsync(request, EmulatedAzure.Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("InvalidAuthenticationTokenAudience", await response.Content.ReadAsStringAsync(EmulatedAzure.Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.com/", "example.com:443")]
    [InlineData("https://management.azure.com:8443/", "management.azure.com:8443")]
    [InlineData("https://vault.azure.net/", "vault.azure.net:443")]
    public async Task Every_other_host_is_refused_and_noted(string address, string noted)
    {
        await using var azure = await EmulatedAzure.StartAsync();
        using var http = Client(azure);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri(address), EmulatedAzure.Cancellation));

        Assert.Contains("403", failure.Message, StringComparison.Ordinal);
        Assert.Contains(azure.Server.RequestLog, entry => entry is { Method: "CONNECT", Status: 403 } && entry.Path == noted);
    }

    [Fact]
    public async Task A_request_without_a_tunnel_is_refused()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        using var http = Client(azure);

        using var response = await http.GetAsync(new Uri("http://management.azure.com/metadata/endpoints"), EmulatedAzure.Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Instance_discovery_knows_the_names_of_the_clouds_and_no_other()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var known = await azure.SendAsync(
            "GET", "/common/discovery/instance?api-version=1.1&authorization_endpoint=https://login.microsoftonline.us/t/oauth2/v2.0/authorize", token: "");
        Assert.Equal("https://login.microsoftonline.us/t/v2.0/.well-known/openid-configuration", known.Text("tenant_discovery_endpoint"));
        Assert.Contains("login.partner.microsoftonline.cn", known.Body?.ToJsonString(), StringComparison.Ordinal);

        var answer = await azure.SendAsync("GET", "/common/discovery/instance?api-version=1.1&authorization_endpoint=https://login.example/t", token: "");

        Assert.Equal((400, "invalid_instance"), (answer.Status, answer.Text("error")));
    }

    static HttpClient Client(EmulatedAzure azure)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(azure.Server.CaFile);
        return new HttpClient(new SocketsHttpHandler
        {
            Proxy = new WebProxy(azure.Server.ProxyEndpoint),
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy },
        });
    }
}

using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ingot.Arm;
using Ingot.Arm.Identity;
using Ingot.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ingot.Tests.Arm;

/// <summary>The part of a build server that says who a job is, as GitHub and as Azure Pipelines do it, with assertions of five minutes.</summary>
sealed class JobServer : IAsyncDisposable
{
    public const string RequestToken = "request-token-canary-0815";
    public const string Issuer = "https://token.actions.githubusercontent.com";
    public const string Subject = "repo:contoso/images:ref:refs/heads/main";
    const string Connection = "0c0ffee0-0000-4000-8000-000000000002";

    readonly TimeProvider time;
    readonly RSA key = RSA.Create(2048);
    readonly ConcurrentQueue<string> handedOut = [];
    readonly WebApplication app;

    JobServer(TimeProvider time)
    {
        this.time = time;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        app = builder.Build();
        app.UseRouting();
        app.MapGet("/github", http => AnswerAsync(http, "value", http.Request.Query["audience"].ToString()));
        app.MapPost("/pipelines", http => http.Request.Query["serviceConnectionId"] == Connection
            ? AnswerAsync(http, "oidcToken", "api://AzureADTokenExchange")
            : RefuseAsync(http, 404));
    }

    public IReadOnlyList<string> HandedOut => [.. handedOut];

    public FederatedCredential Credential => new(Issuer, Subject, key.ExportSubjectPublicKeyInfoPem());

    /// <summary>How old assertions are when they are handed out.</summary>
    public TimeSpan Age { get; set; }

    public string Algorithm { get; set; } = "RS256";

    /// <summary>What is answered instead of an assertion.</summary>
    public (int Status, string Body)? Instead { get; set; }

    public string PipelinesAddress => Address("/pipelines");

    public BuildJob GitHubJob => Job(new(StringComparer.Ordinal)
    {
        ["ACTIONS_ID_TOKEN_REQUEST_URL"] = Address("/github?api-version=2.0"),
        ["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = RequestToken,
    });

    public BuildJob PipelinesJob => Job(new(StringComparer.Ordinal)
    {
        ["SYSTEM_OIDCREQUESTURI"] = PipelinesAddress,
        ["SYSTEM_ACCESSTOKEN"] = RequestToken,
        ["AZURESUBSCRIPTION_SERVICE_CONNECTION_ID"] = Connection,
    });

    public static async Task<JobServer> StartAsync(TimeProvider time)
    {
        var server = new JobServer(time);
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public string NewAssertion(string audience = "api://AzureADTokenExchange")
    {
        var issued = (time.GetUtcNow() - Age).ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["sub"] = Subject,
            ["aud"] = audience,
            ["jti"] = Guid.NewGuid().ToString(),
            ["iat"] = issued,
            ["nbf"] = issued,
            ["exp"] = issued + 300,
        };
        var signed = $"{Part(new JsonObject { ["typ"] = "JWT", ["alg"] = Algorithm })}.{Part(claims)}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    Task AnswerAsync(HttpContext http, string field, string audience)
    {
        if (http.Request.Headers.Authorization != $"Bearer {RequestToken}")
            return RefuseAsync(http, 401);
        if (Instead is { } answer)
        {
            http.Response.StatusCode = answer.Status;
            return http.Response.WriteAsync(answer.Body, http.RequestAborted);
        }
        var assertion = NewAssertion(audience);
        handedOut.Enqueue(assertion);
        return http.Response.WriteAsJsonAsync(new JsonObject { [field] = assertion }, http.RequestAborted);
    }

    static Task RefuseAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    static BuildJob Job(Dictionary<string, string> variables) => BuildJob.From(variables.GetValueOrDefault);

    static string Part(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    string Address(string path) => $"{app.Urls.First()}{path}";
}

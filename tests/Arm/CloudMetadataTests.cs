using System.Net;
using Ingot.Arm.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Ingot.Tests.Arm;

/// <summary>The first question to a cloud, which no SDK repeats.</summary>
public sealed class CloudMetadataTests : IAsyncDisposable
{
    const string Metadata =
        """{ "resourceManager": "https://management.local", "authentication": { "loginEndpoint": "https://login.local", "audiences": ["https://management.local/"] } }""";

    readonly Queue<int> answers = new();
    readonly WebApplication cloud;
    int asked;

    public CloudMetadataTests()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        cloud = builder.Build();
        cloud.Run(AnswerAsync);
    }

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(503, 500, 200)]
    [InlineData(429, 408, 504, 200)]
    [InlineData(0, 200)]
    [InlineData(0, 502, 0, 200)]
    public async Task A_cloud_that_is_busy_or_breaks_off_is_asked_again(params int[] statuses)
    {
        var endpoints = await ReadAsync(statuses);

        Assert.Equal(new Uri("https://management.local"), endpoints.ResourceManager.Endpoint);
        Assert.Equal(statuses.Length, asked);
    }

    [Theory]
    [InlineData(4, 503, 503, 503, 503, 200)]
    [InlineData(4, 0, 0, 0, 0, 200)]
    [InlineData(1, 404, 200)]
    [InlineData(1, 403, 200)]
    public async Task It_is_not_asked_for_ever_and_a_refusal_counts_at_once(int times, params int[] statuses)
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => ReadAsync(statuses));

        Assert.Contains("does not answer", fault.Message, StringComparison.Ordinal);
        Assert.Equal(times, asked);
    }

    public ValueTask DisposeAsync() => cloud.DisposeAsync();

    async Task<CloudEndpoints> ReadAsync(int[] statuses)
    {
        foreach (var status in statuses)
            answers.Enqueue(status);
        await cloud.StartAsync(Token);
        // The client itself repeats a request whose connection from its pool breaks; these are fresh ones.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero });
        return await CloudMetadata.ReadAsync(new Uri(cloud.Urls.First()), http, new FastTime(100), Token);
    }

    Task AnswerAsync(HttpContext context)
    {
        asked++;
        var status = answers.Dequeue();
        if (status == 0)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.StatusCode = status;
        return context.Response.WriteAsync(status == 200 ? Metadata : "", context.RequestAborted);
    }
}

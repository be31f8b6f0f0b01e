using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Ingot.Arm.Identity;

/// <summary>Asks GitHub who the job is. An assertion lives five minutes, so each sign-in asks for its own.</summary>
/// <param name="request">ACTIONS_ID_TOKEN_REQUEST_URL.</param>
/// <param name="token">ACTIONS_ID_TOKEN_REQUEST_TOKEN.</param>
/// <param name="http">A client that trusts what the system trusts: GitHub's certificate is not that of a custom cloud.</param>
sealed class GitHubAssertions(Uri request, string token, HttpClient http)
{
    const string Failed = "GitHub did not say who this job is.";

    readonly HttpPipeline pipeline = HttpPipelineBuilder.Build(new Options { Transport = new HttpClientTransport(http) });

    // Source: docs.github.com, "OpenID Connect reference", methods for requesting the OIDC token.
    readonly Uri address = new($"{request.AbsoluteUri}{(request.Query.Length == 0 ? "?" : "&")}audience=api://AzureADTokenExchange");

    /// <summary>A fresh assertion.</summary>
    /// <exception cref="Fault">GitHub refused, or did not answer after some tries.</exception>
    public async Task<string> NextAsync(CancellationToken cancellationToken)
    {
        using var message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Get;
        message.Request.Uri.Reset(address);
        message.Request.Headers.Add("Authorization", $"Bearer {token}");
        message.Request.Headers.Add("Accept", "application/json");
        try
        {
            await pipeline.SendAsync(message, cancellationToken);
            return Assertion(message.Response);
        }
        catch (Exception exception) when (IsConnection(exception) && !cancellationToken.IsCancellationRequested)
        {
            throw Refused(
                $"{address.Host} does not answer: {(exception is AggregateException { InnerExceptions: [.., var last] } ? last : exception).Message}",
                "Check the way to it (HTTPS_PROXY, NO_PROXY), and run the target again; it goes on where it stopped.");
        }
    }

    static string Assertion(Response response)
    {
        if (response.Status != 200)
        {
            throw Refused(
                string.Create(CultureInfo.InvariantCulture, $"It answered {response.Status} to the request for an assertion."),
                "Give the job the permission 'id-token: write', and run it again: what it asks with ends with the job.");
        }
        try
        {
            using var document = JsonDocument.Parse(response.Content);
            if (document.RootElement.GetProperty("value").GetString() is { Length: > 0 } assertion)
                return assertion;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // The body may hold half an assertion: nothing of it goes on.
        }
        throw Refused(
            "Its answer holds no assertion.",
            "Check that ACTIONS_ID_TOKEN_REQUEST_URL is the address that GitHub gave this job, and that no proxy answers in its place.");
    }

    static bool IsConnection(Exception exception) =>
        exception is RequestFailedException or AggregateException or HttpRequestException or IOException or OperationCanceledException;

    static Fault Refused(string why, string remedy) => new(Failed, why, remedy);

    /// <summary>The SDK's tries and time limits as they are.</summary>
    sealed class Options : ClientOptions;
}

using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.ResourceManager;

namespace Ingot.Arm;

/// <summary>Reads of Resource Manager for which there is no typed client: the SDK's own pipeline, with its sign-in and retries.</summary>
public sealed class ArmRest : ArmResource
{
    /// <summary>Reads at one scope.</summary>
    /// <param name="client">The SDK's client.</param>
    /// <param name="scope">Id of a subscription, group or resource; paths are below it.</param>
    public ArmRest(ArmClient client, ResourceIdentifier scope)
        : base(client, scope)
    {
    }

    /// <summary>GET of the scope, or of something below it.</summary>
    /// <param name="path">Below the scope, beginning with a slash; empty: the scope itself.</param>
    /// <param name="apiVersion">The api-version.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="RequestFailedException">Azure refused.</exception>
    public Task<JsonElement> GetAsync(string path, string apiVersion, CancellationToken cancellationToken) =>
        SendAsync(RequestMethod.Get, path, apiVersion, body: null, cancellationToken);

    /// <summary>POST to an action that only answers a question.</summary>
    /// <exception cref="RequestFailedException">Azure refused.</exception>
    public Task<JsonElement> AskAsync(string path, string apiVersion, BinaryData body, CancellationToken cancellationToken) =>
        SendAsync(RequestMethod.Post, path, apiVersion, body, cancellationToken);

    /// <summary>GET of a list below the scope, page after page.</summary>
    /// <exception cref="RequestFailedException">Azure refused.</exception>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path, string apiVersion, CancellationToken cancellationToken)
    {
        var entries = new List<JsonElement>();
        for (var page = await GetAsync(path, apiVersion, cancellationToken); ;)
        {
            entries.AddRange(page.GetProperty("value").EnumerateArray());
            if (!page.TryGetProperty("nextLink", out var link) || link.GetString() is not { Length: > 0 } next)
                return entries;
            var uri = new RequestUriBuilder();
            uri.Reset(new Uri(next));
            page = await SendAsync(RequestMethod.Get, uri, body: null, cancellationToken);
        }
    }

    Task<JsonElement> SendAsync(RequestMethod method, string path, string apiVersion, BinaryData? body, CancellationToken cancellationToken)
    {
        var uri = new RequestUriBuilder();
        uri.Reset(Endpoint);
        uri.AppendPath(Id.ToString(), escape: false);
        uri.AppendPath(path, escape: false);
        uri.AppendQuery("api-version", apiVersion, escapeValue: true);
        return SendAsync(method, uri, body, cancellationToken);
    }

    async Task<JsonElement> SendAsync(RequestMethod method, RequestUriBuilder uri, BinaryData? body, CancellationToken cancellationToken)
    {
        using var message = Pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri = uri;
        message.Request.Headers.Add("Accept", "application/json");
        if (body is not null)
        {
            message.Request.Headers.Add("Content-Type", "application/json");
            message.Request.Content = RequestContent.Create(body);
        }

        await Pipeline.SendAsync(message, cancellationToken);
        if (message.Response.IsError)
            throw new RequestFailedException(message.Response);
        return JsonElement.Parse(message.Response.Content.ToString());
    }
}

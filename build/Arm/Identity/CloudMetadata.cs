using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Azure.ResourceManager;

namespace Ingot.Arm.Identity;

/// <summary>Asks a cloud where it answers. Source: the metadata endpoint that az and the SDKs use for custom clouds.</summary>
public static class CloudMetadata
{
    // No SDK stands between this call and the network, so nobody else repeats it.
    static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)];

    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Reads the endpoints from <c>{address}/metadata/endpoints</c>; asks again when the cloud is busy or breaks off.</summary>
    /// <exception cref="Fault">The address does not answer, or not like a cloud.</exception>
    public static async Task<CloudEndpoints> ReadAsync(Uri address, HttpClient http, TimeProvider time, CancellationToken cancellationToken)
    {
        var request = new Uri(address, "/metadata/endpoints?api-version=2022-09-01");
        try
        {
            using var document = JsonDocument.Parse(await TextAsync(request, http, time, cancellationToken));
            return Endpoints(address, document.RootElement);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new Fault(
                $"The cloud at {address} does not answer.",
                exception.Message + (exception.InnerException is { } inner ? $" {inner.Message}" : ""),
                "Check --cloud, the way to it (HTTPS_PROXY, NO_PROXY), and --cloud-ca-file if its certificate is not publicly trusted.",
                exception);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or UriFormatException)
        {
            throw new Fault(
                $"What answers at {address} is not a cloud.",
                $"Its metadata cannot be read: {exception.Message}",
                "Give the address of Azure Resource Manager, for example https://management.azure.com.",
                exception);
        }
    }

    static async Task<string> TextAsync(Uri request, HttpClient http, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            TimeSpan wait;
            try
            {
                using var response = await http.GetAsync(request, cancellationToken);
                if (attempt == Waits.Length || !IsPassing(response.StatusCode))
                    return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken);
                wait = response.Headers.RetryAfter?.Delta is { } asked && asked <= LongestWait ? asked : Waits[attempt];
            }
            catch (HttpRequestException exception) when (attempt < Waits.Length && IsBrokenOff(exception))
            {
                wait = Waits[attempt];
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }

    static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    // A name that is unknown or a port that is closed does not get better in seconds; a connection that was there does.
    static bool IsBrokenOff(HttpRequestException exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }
                or SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted })
            {
                return true;
            }
        }

        return exception.HttpRequestError == HttpRequestError.ResponseEnded;
    }

    static CloudEndpoints Endpoints(Uri address, JsonElement root)
    {
        // Older versions of the endpoint answer with a list of clouds, the one that was asked first.
        var cloud = root.ValueKind == JsonValueKind.Array ? root[0] : root;
        var authentication = cloud.GetProperty("authentication");
        var audience = authentication.GetProperty("audiences")[0].GetString() ?? "";
        var resourceManager = cloud.TryGetProperty("resourceManager", out var endpoint) && endpoint.GetString() is { Length: > 0 } text
            ? new Uri(text)
            : address;
        return new CloudEndpoints(
            address.ToString(),
            new ArmEnvironment(resourceManager, audience),
            new Uri(authentication.GetProperty("loginEndpoint").GetString() ?? ""),
            IsNamed: false);
    }
}

using System.Text.Json;
using Azure.ResourceManager;

namespace Ingot.Arm.Identity;

/// <summary>Asks a cloud where it answers. Source: the metadata endpoint that az and the SDKs use for custom clouds.</summary>
public static class CloudMetadata
{
    /// <summary>Reads the endpoints from <c>{address}/metadata/endpoints</c>.</summary>
    /// <exception cref="Fault">The address does not answer, or not like a cloud.</exception>
    public static async Task<CloudEndpoints> ReadAsync(Uri address, HttpClient http, CancellationToken cancellationToken)
    {
        var request = new Uri(address, "/metadata/endpoints?api-version=2022-09-01");
        try
        {
            using var document = JsonDocument.Parse(await http.GetStringAsync(request, cancellationToken));
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

using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Ingot.Emulator.Hosting;

/// <summary>The body of a request as the log keeps it: a copy without secrets.</summary>
static class LoggedBody
{
    const string Mask = "***";

    static readonly object key = new();

    // What Azure's documents mark as secret in the bodies of the types that are emulated.
    static readonly HashSet<string> secrets = new(StringComparer.OrdinalIgnoreCase)
    {
        "adminPassword", "customData", "runAsPassword", "protectedSettings", "additionalUnattendContent", "password", "clientSecret", "secrets",
    };

    /// <summary>Hands the body on to the log.</summary>
    public static void Keep(HttpContext http, JsonObject? body)
    {
        if (body is not null)
            http.Items[key] = WithoutSecrets(body);
    }

    public static JsonObject? Of(HttpContext http) => http.Items.TryGetValue(key, out var body) ? (JsonObject?)body : null;

    static JsonObject WithoutSecrets(JsonObject body)
    {
        var copy = new JsonObject();
        foreach (var (name, value) in body)
            copy[name] = value is null ? null : secrets.Contains(name) ? Mask : Safe(name, value);
        return copy;
    }

    static JsonNode Safe(string name, JsonNode value) => value switch
    {
        // Their names are worth seeing; their values are the secret.
        JsonArray parameters when name.Equals("protectedParameters", StringComparison.OrdinalIgnoreCase) => Each(parameters, Hidden),
        JsonArray items => Each(items, item => item is JsonObject members ? WithoutSecrets(members) : item?.DeepClone()),
        JsonObject members => WithoutSecrets(members),
        _ => value.DeepClone(),
    };

    static JsonArray Each(JsonArray items, Func<JsonNode?, JsonNode?> make) => [.. items.Select(make)];

    static JsonNode Hidden(JsonNode? parameter) => parameter is JsonObject members
        ? new JsonObject { ["name"] = members["name"]?.DeepClone(), ["value"] = Mask }
        : Mask;
}

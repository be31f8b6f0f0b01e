using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Network;

/// <summary>The proxy option of win_http_proxy and win_inet_proxy: a text, or one for each protocol.</summary>
static class ProxyText
{
    static readonly string[] protocols = ["http", "https", "ftp", "socks"];

    /// <summary>The text Windows keeps; null when there is to be none.</summary>
    public static string? Of(ModuleRun run)
    {
        if (run.Arguments.Raw("proxy") is not JsonObject map)
            return run.Arguments.Text("proxy") is { Length: > 0 } text ? text : null;
        var strange = map.Select(entry => entry.Key).Except(protocols, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        if (strange.Count > 0)
            throw ModuleRun.Fail($"Invalid keys found in proxy: {string.Join(", ", strange)}. Valid keys are {string.Join(", ", protocols)}.");
        return string.Join(';', protocols.Where(map.ContainsKey).Select(protocol => $"{protocol}={map[protocol]}"));
    }

    /// <summary>The hosts that are asked directly, as Windows keeps them.</summary>
    public static string? Bypass(ModuleRun run) => run.Arguments.List("bypass") is { Count: > 0 } list ? string.Join(';', list) : null;
}

using System.Text.Json.Nodes;

namespace Ingot.Emulator;

/// <summary>One request that the emulator answered. Headers are not kept.</summary>
/// <param name="Time">When it came, on the emulator's clock.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path as sent; for a question to the proxy the host and port.</param>
/// <param name="Query">The query as sent, with its question mark, or empty.</param>
/// <param name="Status">The HTTP status it was answered with; 0 when the connection was broken instead.</param>
/// <param name="Body">
/// The body of a write to Resource Manager, with "***" in place of every secret; null when there was none, or when the sign-in was refused.
/// </param>
/// <param name="Fault">The rule that made something happen to it; null when none did.</param>
public sealed record RequestLogEntry(
    DateTimeOffset Time, string Method, string Path, string Query, int Status, JsonObject? Body = null, string? Fault = null);

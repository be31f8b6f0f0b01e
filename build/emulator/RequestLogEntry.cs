namespace Ingot.Emulator;

/// <summary>One request that the emulator answered. Bodies and headers are not kept.</summary>
/// <param name="Time">When it came, on the emulator's clock.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path as sent.</param>
/// <param name="Query">The query as sent, with its question mark, or empty.</param>
/// <param name="Status">The HTTP status it was answered with; 0 when the connection was broken instead.</param>
/// <param name="Fault">The rule that made something happen to it; null when none did.</param>
public sealed record RequestLogEntry(DateTimeOffset Time, string Method, string Path, string Query, int Status, string? Fault = null);

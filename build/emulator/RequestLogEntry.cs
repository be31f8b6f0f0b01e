namespace Ingot.Emulator;

/// <summary>One request that the emulator answered. Bodies and headers are not kept.</summary>
/// <param name="Time">When it came, on the emulator's clock.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path as sent; for a question to the proxy the host and port.</param>
/// <param name="Query">The query as sent, with its question mark, or empty.</param>
/// <param name="Status">The HTTP status it was answered with.</param>
public sealed record RequestLogEntry(DateTimeOffset Time, string Method, string Path, string Query, int Status);

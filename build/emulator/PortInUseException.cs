namespace Ingot.Emulator;

/// <summary>Another process listens on a port that was asked for.</summary>
/// <param name="port">The port.</param>
/// <param name="cause">What listening on it said.</param>
public sealed class PortInUseException(int port, Exception cause) : IOException($"Another process listens on port {port} of 127.0.0.1.", cause)
{
    /// <summary>The port.</summary>
    public int Port { get; } = port;
}

namespace Ingot.Emulator.WinRm;

/// <summary>One Receive's worth of output.</summary>
/// <param name="Output">Bytes of standard output.</param>
/// <param name="Error">Bytes of standard error.</param>
/// <param name="ExitCode">The exit code with the last piece, else null.</param>
sealed record OutputPiece(byte[] Output, byte[] Error, int? ExitCode);

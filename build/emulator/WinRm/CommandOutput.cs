using System.Text;

namespace Ingot.Emulator.WinRm;

/// <summary>What a guest process left.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Bytes of standard output.</param>
/// <param name="Error">Bytes of standard error.</param>
/// <param name="Changed">True when it may have changed the machine.</param>
sealed record CommandOutput(int ExitCode, byte[] Output, byte[] Error, bool Changed = true)
{
    /// <summary>No output yet: the process waits for something that another one has to do, and is looked at again.</summary>
    public static CommandOutput Waiting { get; } = new(0, [], []);

    /// <summary>Text output in UTF-8, the code page Ansible asks for.</summary>
    public static CommandOutput Text(string output, int exitCode = 0, string error = "", bool changed = false) =>
        new(exitCode, Encoding.UTF8.GetBytes(output), Encoding.UTF8.GetBytes(error), changed);
}

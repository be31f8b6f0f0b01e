using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Ingot.Tests;

/// <summary>Signals to a program that runs.</summary>
/// <remarks>Sent by the test itself: a kill that has to be started first may come late, or never, without a word.</remarks>
static class Signal
{
    static readonly Dictionary<string, int> Numbers = new(StringComparer.Ordinal) { ["HUP"] = 1, ["INT"] = 2, ["TERM"] = 15 };

    /// <summary>Sends one.</summary>
    /// <param name="process">Id of the process.</param>
    /// <param name="signal">"INT", as Ctrl-C sends; "TERM" or "HUP".</param>
    /// <exception cref="Win32Exception">It was not taken, as by a process that has ended.</exception>
    public static void Send(int process, string signal)
    {
        if (Kill(process, Numbers[signal]) != 0)
            throw new Win32Exception();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Kill(int process, int signal);
}

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Ingot.Ansible;

/// <summary>Signals to a process and everything it started. Ansible works in forked processes, which outlive it when only it is told to stop.</summary>
static partial class ProcessGroup
{
    const int Interrupted = 2;
    const int Killed = 9;

    /// <summary>Asks the group to stop, as Ctrl-C does.</summary>
    public static void Interrupt(int leader) => Send(leader, Interrupted);

    /// <summary>Ends the group.</summary>
    public static void Kill(int leader) => Send(leader, Killed);

    // wsl.exe leads no group, and the one it speaks for is out of reach. With wsl.exe its standard input ends, and supervise.py then ends the group:
    // gently first, and three seconds later for good.
    static void Send(int leader, int signal)
    {
        if (OperatingSystem.IsWindows() || Signal(-leader, signal) != 0)
            End(leader);
    }

    static void End(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It is gone already, which is what was wanted.
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Signal(int process, int signal);
}

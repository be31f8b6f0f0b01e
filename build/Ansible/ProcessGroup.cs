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

    // Where no group could be made, at least the process itself; one that is gone already is what was wanted.
    static void Send(int leader, int signal)
    {
        if (Signal(-leader, signal) != 0)
            _ = Signal(leader, signal);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Signal(int process, int signal);
}

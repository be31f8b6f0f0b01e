using System.Runtime.InteropServices;

namespace Ingot.Ansible;

/// <summary>Signals to a process and everything it started. Ansible works in forked processes, which outlive it when only it is told to stop.</summary>
static partial class ProcessGroup
{
    const int Interrupted = 2;
    const int Killed = 9;

    /// <summary>Asks the group to stop, as Ctrl-C does.</summary>
    public static void Interrupt(int leader) => _ = Signal(-leader, Interrupted);

    /// <summary>Ends the group.</summary>
    public static void Kill(int leader) => _ = Signal(-leader, Killed);

    // A group that is gone already is what was wanted, so the result does not matter.
    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Signal(int process, int signal);
}

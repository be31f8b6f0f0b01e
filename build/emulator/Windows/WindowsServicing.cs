namespace Ingot.Emulator.Windows;

/// <summary>Shows pending reboots where Windows shows them.</summary>
public static class WindowsServicing
{
    static readonly string[] Component = ["SOFTWARE", "Microsoft", "Windows", "CurrentVersion", "Component Based Servicing"];

    /// <summary>Makes the RebootPending key there exactly while <see cref="WindowsMachine.PendingReboots"/> names something.</summary>
    public static void Project(WindowsMachine machine)
    {
        if (!machine.Drives.TryGetValue("HKLM", out var hive))
            return;
        var servicing = hive.Descend(Component, machine.BootTime);
        if (machine.PendingReboots.Count == 0)
            servicing.Children.Remove("RebootPending");
        else
            servicing.Descend(["RebootPending"], machine.BootTime);
    }
}

namespace Ingot.Emulator.Windows;

/// <summary>Shows servicing and pending reboots where Windows shows them.</summary>
public static class WindowsServicing
{
    const string Version = @"SOFTWARE\Microsoft\Windows\CurrentVersion";

    const string ComputerName = @"SYSTEM\CurrentControlSet\Control\ComputerName";

    /// <summary>Makes the RebootPending key there exactly while <see cref="WindowsMachine.PendingReboots"/> names something.</summary>
    public static void Project(WindowsMachine machine)
    {
        if (!machine.Drives.ContainsKey("HKLM"))
            return;
        var servicing = Key(machine, $@"{Version}\Component Based Servicing");
        if (machine.PendingReboots.Count == 0)
            servicing.Children.Remove("RebootPending");
        else
            servicing.Descend(["RebootPending"], machine.BootTime);
    }

    /// <summary>The processes that service Windows now.</summary>
    public static IEnumerable<string> Processes(WindowsMachine machine, DateTimeOffset now) =>
        machine.Generalizing.ServicingUntil > now ? ["TrustedInstaller", "TiWorker"] : [];

    /// <summary>Asks for a reboot in every way in which a Windows can ask for one.</summary>
    public static void AskForReboot(WindowsMachine machine)
    {
        machine.PendingReboots.Add("package KB5031364");
        Key(machine, $@"{Version}\WindowsUpdate\Auto Update").Descend(["RebootRequired"], machine.BootTime);
        Key(machine, @"SOFTWARE\Microsoft\ServerManager").Descend(["CurrentRebootAttempts"], machine.BootTime);
        Key(machine, @"SOFTWARE\Microsoft\Updates").Values["UpdateExeVolatile"] = NodeValue.DWord(1);
        Key(machine, $@"{ComputerName}\ActiveComputerName").Values["ComputerName"] = NodeValue.String("WIN-BEFORE");
        Key(machine, @"SYSTEM\CurrentControlSet\Control\Session Manager").Values["PendingFileRenameOperations"] =
            new NodeValue("MultiString") { Lines = [@"\??\C:\Windows\Temp\old.dll", ""] };
    }

    /// <summary>What a boot does to all who asked for one.</summary>
    public static void Restart(WindowsMachine machine)
    {
        machine.PendingReboots.Clear();
        if (!machine.Drives.ContainsKey("HKLM"))
            return;
        Project(machine);
        Find(machine, $@"{Version}\WindowsUpdate\Auto Update")?.Children.Remove("RebootRequired");
        Find(machine, @"SOFTWARE\Microsoft\ServerManager")?.Children.Remove("CurrentRebootAttempts");
        Find(machine, @"SOFTWARE\Microsoft\Updates")?.Values.Remove("UpdateExeVolatile");
        Find(machine, @"SYSTEM\CurrentControlSet\Control\Session Manager")?.Values.Remove("PendingFileRenameOperations");
        if (Find(machine, $@"{ComputerName}\ComputerName")?.Values.GetValueOrDefault("ComputerName") is { } name)
            Key(machine, $@"{ComputerName}\ActiveComputerName").Values["ComputerName"] = name;
    }

    static TreeNode? Find(WindowsMachine machine, string path)
    {
        TreeNode? node = machine.Drives["HKLM"];
        foreach (var part in path.Split('\\'))
            node = node?.Children.GetValueOrDefault(part);
        return node;
    }

    static TreeNode Key(WindowsMachine machine, string path) => machine.Drives["HKLM"].Descend(path.Split('\\'), machine.BootTime);
}

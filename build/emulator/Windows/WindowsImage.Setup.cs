namespace Ingot.Emulator.Windows;

/// <content>What Windows' setup and Azure's agent leave for sysprep on a fresh disk.</content>
public static partial class WindowsImage
{
    static void AddSetup(WindowsMachine machine, DateTimeOffset now)
    {
        var hive = machine.Drives["HKLM"];
        var status = WindowsSysprep.Status(machine).Values;
        // 7: may be generalized; 2: nothing is left to clean up.
        status["GeneralizationState"] = NodeValue.DWord(7);
        status["CleanupState"] = NodeValue.DWord(2);
        foreach (var pass in new[] { "Cleanup", "Generalize", "Specialize" })
            hive.Descend(["SYSTEM", "Setup", "SysPrepExternal", pass], now);
        SysprepHook.Register(machine, "Generalize", "VMAgentDisabler", @"C:\Windows\System32\VMAgentDisabler.dll", "GeneralizeHook");
        hive.Descend(["SYSTEM", "CurrentControlSet", "Services", "cdrom"], now).Values["Start"] = NodeValue.DWord(1);
        machine.Drives["C"].Descend(["Windows", "System32"], now).Children["VMAgentDisabler.dll"] =
            new TreeNode { Name = "VMAgentDisabler.dll", Modified = now, Content = SysprepHook.Content("") };
    }
}

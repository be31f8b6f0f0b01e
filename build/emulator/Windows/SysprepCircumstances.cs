using System.Text;
using Ingot.Emulator.Faults;

namespace Ingot.Emulator.Windows;

/// <summary>Brings about in a machine what a scenario of sysprep says; from there on only the machine counts, so what is mended stays mended.</summary>
static class SysprepCircumstances
{
    const string Library = @"C:\Program Files\Contoso\ContosoInventory.dll";

    const string AgentLibrary = @"C:\Windows\System32\VMAgentDisabler.dll";

    static readonly Dictionary<string, Action<WindowsMachine, DateTimeOffset>> All = new(StringComparer.Ordinal)
    {
        [FaultScenarios.SysprepStuck] = (machine, now) => Write(machine, AgentLibrary, SysprepHook.Content("hang 0x5"), now),
        [FaultScenarios.SysprepHookMissingDll] = (machine, _) => SysprepHook.Register(machine, "Generalize", "ContosoInventory", Library, "GeneralizeInventory"),
        [FaultScenarios.SysprepHookSlow] = (machine, now) => AddHook(machine, "wait 420", now),
        [FaultScenarios.SysprepHookFails] = (machine, now) => AddHook(machine, "fail 0x5", now),
        [FaultScenarios.SysprepRefusedStoreApp] = (machine, _) => machine.Generalizing.StoreApps.Add("Microsoft.MicrosoftEdge.Stable_128.0.2739.79_neutral__8wekyb3d8bbwe"),
        [FaultScenarios.SysprepRefusedBitLocker] = (machine, _) => machine.Generalizing.IsVolumeEncrypted = true,
        [FaultScenarios.SysprepRearmExhausted] = (machine, _) => machine.Generalizing.RearmsLeft = 0,
        [FaultScenarios.SysprepDomainJoined] = (machine, _) => machine.Generalizing.Domain = "corp.contoso.com",
        [FaultScenarios.SysprepAnswerFileLeft] = LeaveAnswerFiles,
        [FaultScenarios.SysprepServicingBusy] = (machine, now) => machine.Generalizing.ServicingUntil = now + TimeSpan.FromMinutes(4),
        [FaultScenarios.SysprepServicingForEver] = (machine, _) => machine.Generalizing.ServicingUntil = DateTimeOffset.MaxValue,
        [FaultScenarios.SysprepPendingReboot] = (machine, _) => WindowsServicing.AskForReboot(machine),
        [FaultScenarios.SysprepAgentStopped] = (machine, _) => machine.Services["RdAgent"].Status = "Stopped",
        [FaultScenarios.SysprepCdRomDisabled] = (machine, _) => Service(machine, "cdrom").Values["Start"] = NodeValue.DWord(4),
        [FaultScenarios.SysprepRemovableStorageDenied] = (machine, _) => machine.Drives["HKLM"]
            .Descend(["SOFTWARE", "Policies", "Microsoft", "Windows", "RemovableStorageDevices"], machine.BootTime).Values["Deny_All"] = NodeValue.DWord(1),
        [FaultScenarios.SysprepStateLeft] = (machine, _) => WindowsSysprep.Status(machine).Values["GeneralizationState"] = NodeValue.DWord(3),
        [FaultScenarios.SysprepAdministratorExpired] = (machine, _) =>
            machine.Users.Values.Single(user => user.Sid.EndsWith("-500", StringComparison.Ordinal)).MustChangePassword = true,
    };

    /// <summary>Brings about what was not yet; nothing in a machine that nothing is rehearsed with.</summary>
    public static void Bring(WindowsMachine machine, DateTimeOffset now)
    {
        foreach (var name in machine.Faults)
        {
            if (All.TryGetValue(name, out var bring) && machine.Generalizing.Brought.Add(name))
                bring(machine, now);
        }
    }

    static void AddHook(WindowsMachine machine, string behaviour, DateTimeOffset now)
    {
        SysprepHook.Register(machine, "Generalize", "ContosoInventory", Library, "GeneralizeInventory");
        Write(machine, Library, SysprepHook.Content(behaviour), now);
    }

    static void LeaveAnswerFiles(WindowsMachine machine, DateTimeOffset now)
    {
        foreach (var folder in new[] { @"C:\Windows\System32\Sysprep", @"C:\Windows\Panther", @"C:\Windows\Panther\Unattend" })
            Write(machine, $@"{folder}\unattend.xml", Encoding.UTF8.GetBytes("<unattend xmlns=\"urn:schemas-microsoft-com:unattend\"/>"), now);
    }

    static TreeNode Service(WindowsMachine machine, string name) =>
        machine.Drives["HKLM"].Descend(["SYSTEM", "CurrentControlSet", "Services", name], machine.BootTime);

    static void Write(WindowsMachine machine, string path, byte[] content, DateTimeOffset now)
    {
        var names = path.Split('\\')[1..];
        machine.Drives["C"].Descend(names.SkipLast(1), now).Children[names[^1]] = new TreeNode { Name = names[^1], Content = content, Modified = now };
    }
}

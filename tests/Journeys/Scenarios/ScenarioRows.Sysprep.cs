using Ingot.Emulator.Faults;

namespace Ingot.Tests.Journeys.Scenarios;

/// <content>What goes wrong while Windows is generalized.</content>
static partial class ScenarioRows
{
    static string[] NoRepair => ["--sysprep-repair", "false"];

    /// <summary>What stands in the way of sysprep and is cleared away.</summary>
    public static IEnumerable<Scenario> RepairedSysprep => Sysprep.Where(scenario => scenario.ExitCode == 0);

    /// <summary>What sysprep fails of.</summary>
    public static IEnumerable<Scenario> RefusedSysprep => Sysprep.Where(scenario => scenario.ExitCode != 0);

    static IEnumerable<Scenario> Sysprep =>
    [
        new(FaultScenarios.SysprepAnswerFileLeft, 0, @"deleted the answer file C:\Windows\System32\Sysprep\unattend.xml", @"C:\Windows\Panther\Unattend\unattend.xml"),
        new(FaultScenarios.SysprepAnswerFileLeft, 14, "3 things stand in the way of sysprep.", @"An answer file of an earlier setup is left: C:\Windows\Panther\unattend.xml.") { Arguments = NoRepair },
        new(FaultScenarios.SysprepHookMissingDll, 0, "removed the hook whose DLL is not there", @"Generalize\ContosoInventory = C:\Program Files\Contoso\ContosoInventory.dll"),
        new(FaultScenarios.SysprepHookMissingDll, 14, "A hook of sysprep names a DLL that is not there", "ContosoInventory.dll") { Arguments = NoRepair },
        new(FaultScenarios.SysprepServicingBusy, 0, "waited until Windows had serviced itself", "Windows services itself; waiting for that"),
        new(FaultScenarios.SysprepServicingBusy, 14, "Windows is still servicing itself (TiWorker.exe).") { Arguments = NoRepair },
        new(FaultScenarios.SysprepServicingForEver, 14, "Windows is still servicing itself (TiWorker.exe)."),
        new(FaultScenarios.SysprepPendingReboot, 0, "Restarting Windows: the pending reboot", "A reboot is pending: Windows Update.", "A reboot is pending: component servicing (RebootPending)."),
        new(FaultScenarios.SysprepPendingReboot, 14, "5 things stand in the way of sysprep.", "Server Manager", "UpdateExeVolatile", "computer rename") { Arguments = NoRepair },
        new(FaultScenarios.SysprepAgentStopped, 0, "started the service RdAgent"),
        new(FaultScenarios.SysprepAgentStopped, 14, "The service RdAgent of the guest's agent does not run.") { Arguments = NoRepair },
        new(FaultScenarios.SysprepCdRomDisabled, 0, "enabled the driver of CD-ROM drives"),
        new(FaultScenarios.SysprepCdRomDisabled, 14, "The driver of CD-ROM drives is disabled.") { Arguments = NoRepair },
        new(FaultScenarios.SysprepStateLeft, 0, "cleared what a failed sysprep left (GeneralizationState = 3)"),
        new(FaultScenarios.SysprepStateLeft, 14, "The registry says that a sysprep is under way which is not") { Arguments = NoRepair },
        new(FaultScenarios.SysprepAdministratorExpired, 0, "disabled the built-in administrator"),
        new(FaultScenarios.SysprepAdministratorExpired, 14, "has to change its password.") { Arguments = NoRepair },
        new(FaultScenarios.SysprepRefusedBitLocker, 14, "BitLocker is on for C:, the volume of Windows.", "0x80310039"),
        new(FaultScenarios.SysprepRemovableStorageDenied, 14, "A policy denies removable storage", "RemovableStorageDevices, Deny_All"),
        new(FaultScenarios.SysprepDomainJoined, 14, "The machine has joined the domain corp.contoso.com."),
        new(FaultScenarios.SysprepRearmExhausted, 14, "Windows was generalized as often as it may be", "0xc004d307"),
        new(FaultScenarios.SysprepRefusedStoreApp, 14, "Sysprep refused to begin.", "A store app is installed for one user", "Microsoft.MicrosoftEdge.Stable")
        {
            Files = Log("setuperr.log", "Microsoft.MicrosoftEdge.Stable_128"),
        },
        new(FaultScenarios.SysprepHookFails, 14, "Sysprep failed midway.", @"The hook in question is 'GeneralizeInventory' of C:\Program Files\Contoso\ContosoInventory.dll.", "denied access")
        {
            Files = Log("setuperr.log", "dwRet = 0x5"),
        },
        new(FaultScenarios.SysprepHookSlow, 0, "last hook 'GeneralizeInventory' of C:\\Program Files\\Contoso\\ContosoInventory.dll", "[WRN] Sysprep is at work for")
        {
            Files = Log("setupact.log", "ContosoInventory.dll; executing it"),
        },
        new(FaultScenarios.SysprepStuck, 14, "Sysprep did not end within 15 minutes.", "IMAGE_STATE_UNDEPLOYABLE", "VMAgentDisabler.dll", "sysprep still runs")
        {
            Files = Log("setupact.log", "'GeneralizeHook' in C:\\Windows\\System32\\VMAgentDisabler.dll"),
        },
        new(FaultScenarios.SysprepSpecializeState, 0, "Restarting Windows: sysprep stopped at IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE"),
        new(FaultScenarios.SysprepSpecializeForEver, 14, "Sysprep stopped between two passes.", "Restarting Windows"),
        new(FaultScenarios.SysprepStateNeverSet, 14, "Sysprep says that it succeeded, but the image state was never set.", "the success tag is there"),
        new(FaultScenarios.SysprepReturnsEarly, 0, "Image state: IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE"),
        new(FaultScenarios.SysprepAnswerLost, 0, "The answer of Watch-Sysprep was lost", "The answer of Invoke-Sysprep was lost"),
    ];

    static Dictionary<string, string> Log(string name, string text) => new(StringComparer.Ordinal) { [$"sysprep/{name}"] = text };
}

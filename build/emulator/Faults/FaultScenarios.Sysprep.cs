namespace Ingot.Emulator.Faults;

/// <summary>Generalizing.</summary>
public static partial class FaultScenarios
{
    /// <summary>Sysprep never finishes.</summary>
    public const string SysprepStuck = "sysprep-stuck";

    /// <summary>A hook names a DLL that is not there.</summary>
    public const string SysprepHookMissingDll = "sysprep-hook-missing-dll";

    /// <summary>A hook takes its time.</summary>
    public const string SysprepHookSlow = "sysprep-hook-slow";

    /// <summary>A hook fails.</summary>
    public const string SysprepHookFails = "sysprep-hook-fails";

    /// <summary>A store app that one user has.</summary>
    public const string SysprepRefusedStoreApp = "sysprep-refused-store-app";

    /// <summary>BitLocker is on.</summary>
    public const string SysprepRefusedBitLocker = "sysprep-refused-bitlocker";

    /// <summary>The state between two passes, once.</summary>
    public const string SysprepSpecializeState = "sysprep-specialize-state";

    /// <summary>The state between two passes, each time.</summary>
    public const string SysprepSpecializeForEver = "sysprep-specialize-for-ever";

    /// <summary>Everything but the state says success.</summary>
    public const string SysprepStateNeverSet = "sysprep-state-never-set";

    /// <summary>Answer files of an earlier setup.</summary>
    public const string SysprepAnswerFileLeft = "sysprep-answer-file-left";

    /// <summary>Servicing that ends.</summary>
    public const string SysprepServicingBusy = "sysprep-servicing-busy";

    /// <summary>Servicing that does not end.</summary>
    public const string SysprepServicingForEver = "sysprep-servicing-for-ever";

    /// <summary>Reboots are pending.</summary>
    public const string SysprepPendingReboot = "sysprep-pending-reboot";

    /// <summary>A service of the agent does not run.</summary>
    public const string SysprepAgentStopped = "sysprep-agent-stopped";

    /// <summary>The driver of CD-ROM drives is disabled.</summary>
    public const string SysprepCdRomDisabled = "sysprep-cdrom-disabled";

    /// <summary>A policy denies removable storage.</summary>
    public const string SysprepRemovableStorageDenied = "sysprep-removable-storage-denied";

    /// <summary>The machine is in a domain.</summary>
    public const string SysprepDomainJoined = "sysprep-domain-joined";

    /// <summary>It was generalized as often as it may be.</summary>
    public const string SysprepRearmExhausted = "sysprep-rearm-exhausted";

    /// <summary>Sysprep's own note of how far it came is stale.</summary>
    public const string SysprepStateLeft = "sysprep-state-left";

    /// <summary>The built-in administrator has to change its password.</summary>
    public const string SysprepAdministratorExpired = "sysprep-administrator-expired";

    /// <summary>The command returns before the work is done.</summary>
    public const string SysprepReturnsEarly = "sysprep-returns-early";

    /// <summary>Answers of the agent are lost.</summary>
    public const string SysprepAnswerLost = "sysprep-answer-lost";

    static Dictionary<string, string> Sysprep => new(StringComparer.Ordinal)
    {
        [SysprepStuck] = "Sysprep stays at IMAGE_STATE_UNDEPLOYABLE for ever, and its error log names a failing hook.",
        [SysprepHookMissingDll] = "An uninstalled program left a generalize hook whose DLL is not there any more, on which sysprep fails midway.",
        [SysprepHookSlow] = "A program's generalize hook takes seven minutes, and then succeeds.",
        [SysprepHookFails] = "A program's generalize hook fails with access denied, and sysprep gives up midway.",
        [SysprepRefusedStoreApp] = "A store app is installed for one user only, and sysprep refuses to begin.",
        [SysprepRefusedBitLocker] = "BitLocker has encrypted the volume of Windows.",
        [SysprepSpecializeState] = "Sysprep ends in IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE; after a reboot it succeeds.",
        [SysprepSpecializeForEver] = "Sysprep ends in IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE, however often Windows is rebooted.",
        [SysprepStateNeverSet] = "Sysprep succeeds and writes its tag, but the image state stays IMAGE_STATE_UNDEPLOYABLE.",
        [SysprepAnswerFileLeft] = "Answer files of an earlier setup lie where the next setup would find them.",
        [SysprepServicingBusy] = "Windows services itself for four minutes yet.",
        [SysprepServicingForEver] = "Windows services itself and never ends.",
        [SysprepPendingReboot] = "Servicing, Windows Update, Server Manager, an update and a renaming each wait for a reboot; they ask again after a reboot from inside.",
        [SysprepAgentStopped] = "The agent's service RdAgent does not run.",
        [SysprepCdRomDisabled] = "The driver of CD-ROM drives is disabled, so that a new machine cannot read what Azure hands it.",
        [SysprepRemovableStorageDenied] = "A policy denies all removable storage, so that a new machine cannot read what Azure hands it.",
        [SysprepDomainJoined] = "The machine has joined a domain.",
        [SysprepRearmExhausted] = "Windows was generalized 1001 times, and may not be once more.",
        [SysprepStateLeft] = "The registry says that a sysprep is under way, left by one that failed, and sysprep refuses to begin.",
        [SysprepAdministratorExpired] = "The built-in administrator has to change its password at the next logon.",
        [SysprepReturnsEarly] = "The sysprep process ends after seconds, and setup goes on in the background.",
        [SysprepAnswerLost] = "Two answers of the guest's agent are lost once sysprep has begun.",
    };
}

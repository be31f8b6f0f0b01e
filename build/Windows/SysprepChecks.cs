namespace Ingot.Windows;

/// <summary>The checks before sysprep, as people read them.</summary>
public static class SysprepChecks
{
    const string Generalize = "https://learn.microsoft.com/azure/virtual-machines/generalize";

    const string Steps = "https://learn.microsoft.com/windows-hardware/manufacture/desktop/sysprep--generalize--a-windows-installation";

    /// <summary>All of them, in the order the script makes them.</summary>
    public static IReadOnlyList<SysprepCheck> All { get; } =
    [
        new("servicing", "Windows is still servicing itself ({0}).",
            "Sysprep fails, or makes an image that goes on servicing, while updates or features are being installed.",
            "End the playbook with what waits for updates, or give --timeout-sysprep more.",
            "waited until Windows had serviced itself ({0})", "https://github.com/actions/runner-images (its templates wait for TiWorker)"),
        new("agent", "The service {0} of the guest's agent does not run.",
            "A machine made of the image would never report that it is ready.",
            "Start it, and look in C:\\WindowsAzure\\Logs why it stopped.",
            "started the service {0}", "https://learn.microsoft.com/azure/virtual-machines/linux/image-builder-troubleshoot"),
        new("pendingReboot", "A reboot is pending: {0}.",
            "Sysprep refuses, or half an update ends up in the image.",
            "Reboot at the end of the playbook.",
            null, Generalize),
        new("fileRename", "Files are renamed at the next reboot ({0} …).", "Sysprep copes with that.", "Nothing.", null, Generalize),
        new("answerFile", "An answer file of an earlier setup is left: {0}.",
            "The next setup would obey it instead of Azure; machines of the image take forty minutes or never come up.",
            "Delete it at the end of the playbook.",
            "deleted the answer file {0}", "https://github.com/hashicorp/packer/issues/3575"),
        new("hookMissing", "A hook of sysprep names a DLL that is not there: {0}.",
            "Sysprep fails on it midway, after which the VM is of no use. A program that was removed leaves such a hook behind.",
            "Delete the value below HKLM\\SYSTEM\\Setup\\SysPrepExternal.",
            "removed the hook whose DLL is not there, {0}", "https://github.com/MicrosoftDocs/azure-docs/issues/43893"),
        new("hookKnown", "A hook is registered that is known to make sysprep hang now and then: {0}.", "It is watched.", "Nothing.", null,
            "https://github.com/MicrosoftDocs/azure-docs/issues/80346"),
        new("bitLocker", "BitLocker is on for {0}, the volume of Windows.",
            "Sysprep refuses it with 0x80310039, and a decryption takes too long to be begun unasked.",
            "Turn it off in the playbook (manage-bde -off C:), wait until the volume is decrypted, and keep the image from encrypting itself.",
            null, "https://learn.microsoft.com/windows-hardware/manufacture/desktop/sysprep--generalize--a-windows-installation"),
        new("cdrom", "The driver of CD-ROM drives is disabled.",
            "Azure hands a new machine its name and password on a virtual disc; without the driver its first boot never ends.",
            "Give HKLM\\SYSTEM\\CurrentControlSet\\Services\\cdrom the value Start=1.",
            "enabled the driver of CD-ROM drives", Generalize),
        new("removableStorage", "A policy denies removable storage: {0}.",
            "Azure hands a new machine its name and password on a virtual disc; under the policy its first boot never ends.",
            "Set the policy on the machines that are made of the image, not in the image.",
            null, Generalize),
        new("storeApp", "The store app {0} is installed for one user, not for all.",
            "Sysprep refuses with 0x80073cf2.",
            "Remove it (Remove-AppxPackage -AllUsers), or provide it for all users.",
            null, "https://github.com/puppetlabs/puppetlabs-packer/issues/208"),
        new("domain", "The machine has joined the domain {0}.",
            "The image would keep the domain's policies and a machine account that is not its own.",
            "Let machines join when they are made of the image, not in the image; leave the domain (Remove-Computer) in the playbook.",
            null, Steps),
        new("rearm", "Windows was generalized as often as it may be ({0} is 0).",
            "A Windows may be generalized 1001 times, counted over all images it was ever part of; sysprep fails with 0xc004d307.",
            "Start from a fresh marketplace image.",
            null, "https://learn.microsoft.com/azure/virtual-machines/linux/image-builder-troubleshoot"),
        new("sysprepStatus", "The registry says that a sysprep is under way which is not ({0}).",
            "Sysprep refuses to begin; one that failed has left it.",
            "Give HKLM\\SYSTEM\\Setup\\Status\\SysprepStatus the values GeneralizationState=7 and CleanupState=2.",
            "cleared what a failed sysprep left ({0})", "reported by many, documented nowhere"),
        new("administrator", "The built-in administrator {0} has to change its password.",
            "The first boot of a machine made of the image can hang at that question.",
            "Disable the account, or give it a password that does not expire.",
            "disabled the built-in administrator {0} and lifted its password's age; Azure enables it on each new machine",
            "https://github.com/kubernetes-sigs/image-builder (its sysprep.ps1)"),
    ];

    /// <summary>The check of that name; one that is not known speaks for itself.</summary>
    public static SysprepCheck Of(string name) => All.FirstOrDefault(check => check.Name == name)
        ?? new(name, $"{name}: {{0}}.", "It stands in the way of sysprep.", "Mend it.", null, "");
}

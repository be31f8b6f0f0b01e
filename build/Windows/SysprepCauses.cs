using System.Text.RegularExpressions;

namespace Ingot.Windows;

/// <summary>Known causes of a sysprep that fails or hangs. The first that matches wins, so the special ones come first.</summary>
public static partial class SysprepCauses
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<SysprepCause> All { get; } =
    [
        new("0x80310039|BitLocker is on", "BitLocker has encrypted the volume of Windows.",
            "Turn it off in the playbook (manage-bde -off C:) and wait until the volume is decrypted.",
            "https://github.com/canonical/packer-maas/issues/341"),
        new("installed for a user, but not provisioned|80073cf2|0x3cf2", "A store app is installed for one user and not provided for all.",
            "Remove it in the playbook (Remove-AppxPackage -AllUsers), or provide it for all users.",
            "https://github.com/puppetlabs/puppetlabs-packer/issues/208"),
        new("c004d307|SLReArmWindows.*dwRet", "Windows was generalized as often as it may be, which is 1001 times over all its images.",
            "Start from a fresh marketplace image.",
            "https://learn.microsoft.com/azure/virtual-machines/linux/image-builder-troubleshoot"),
        new("machine is in an invalid state|couldn't update the recorded state", "The registry says that a sysprep is under way, left by one that failed.",
            "Give HKLM\\SYSTEM\\Setup\\Status\\SysprepStatus the values GeneralizationState=7 and CleanupState=2, or start with a new VM.",
            "reported by many, documented nowhere"),
        new("VMAgentDisabler", "The hook of Azure's guest agent, VMAgentDisabler.dll, hangs or fails; its service is probably not in order.",
            "See that RdAgent and WindowsAzureGuestAgent run before sysprep, or delete the hook's value below HKLM\\SYSTEM\\Setup\\SysPrepExternal\\Generalize in the playbook.",
            "https://github.com/Azure/AgentBaker, commit 20f849c2c5"),
        new("DscCore", "The hook of PowerShell's Desired State Configuration, DscCore.dll, fails.",
            "Delete its value below HKLM\\SYSTEM\\Setup\\SysPrepExternal in the playbook; Azure's DSC extension leaves it behind.",
            "https://github.com/MicrosoftDocs/azure-docs/issues/43893"),
        new("Sense|WindowsDefenderATP|MsSense", "The sensor of Microsoft Defender for Endpoint guards its key.",
            "Do not onboard the build VM; exclude it from Defender for Servers, or wait in the playbook until its agents are there.",
            "https://github.com/actions/runner-images/issues/9659"),
        new("MRTGeneralize|mrt", "The hook of the Malicious Software Removal Tool fails.",
            "Install all updates before sysprep, or delete the hook's value below HKLM\\SYSTEM\\Setup\\SysPrepExternal\\Generalize.",
            "https://github.com/MicrosoftDocs/azure-docs/issues/25645"),
        new("domain controller", "The machine is a domain controller, which cannot be generalized.",
            "Install the role on the machines that are made of the image, not in the image.",
            "https://learn.microsoft.com/windows-hardware/manufacture/desktop/sysprep-support-for-server-roles"),
        new("reboot is (required|pending)|pending updates|Windows Updates? .*in progress|0x80f0080", "Updates wait for a reboot.",
            "Reboot at the end of the playbook.",
            "https://learn.microsoft.com/azure/virtual-machines/generalize"),
        new("Could not load DLL|gle=0x0000007e|dwRet = 0x2\\b", "A hook names a DLL that is not there, left by a program that was removed.",
            "Delete its value below HKLM\\SYSTEM\\Setup\\SysPrepExternal in the playbook.",
            "https://github.com/MicrosoftDocs/azure-docs/issues/80346"),
        new("dwRet = 0x5\\b|0x80070005", "A hook was denied access; a program that guards itself, such as a security agent, is installed.",
            "Stop or remove that program before sysprep, in the playbook.",
            "https://github.com/actions/runner-images/issues/9659"),
    ];

    /// <summary>The cause that the first of these lines tells; null when none is known.</summary>
    public static SysprepCause? Find(IEnumerable<string> lines) =>
        lines.SelectMany(line => All.Where(cause => Regex.IsMatch(line, cause.Pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)))).FirstOrDefault();

    /// <summary>The hook that a line of setupact.log or setuperr.log names, as "'method' of DLL"; null when it names none.</summary>
    public static string? Hook(string line) => Named().Match(line) is { Success: true } match
        ? match.Groups["method"].Success ? $"'{match.Groups["method"].Value}' of {match.Groups["library"].Value}" : match.Groups["library"].Value
        : null;

    [GeneratedRegex(@"('(?<method>[^']+)' (in|from) |DLL )(?<library>[A-Za-z]:\\[^;\[]*?\.dll)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}

using System.Text.RegularExpressions;

namespace Ingot.Ansible.Events;

/// <summary>Failures that are so common that what they mean can be said.</summary>
/// <param name="Meaning">What it means.</param>
/// <param name="Remedy">What helps.</param>
sealed partial record FailureCause(string Meaning, string Remedy)
{
    const string AsSystem = "Let the task run as SYSTEM: 'become: true', 'become_method: ansible.builtin.runas', 'become_user: SYSTEM'.";

    /// <summary>The cause of a failure; null when it is none of these.</summary>
    public static FailureCause? Of(TaskOutcome outcome)
    {
        var text = $"{outcome.Message}\n{outcome.Detail}";
        return OfText().FirstOrDefault(known => known.Pattern.IsMatch(text)).Cause ?? OfCode(outcome);
    }

    static IEnumerable<(Regex Pattern, FailureCause Cause)> OfText() =>
    [
        (Refused(), new(
            "The guest refuses the build account.",
            "See whether the task before it changed accounts, passwords, or WinRM's settings (AllowBasic).")),
        (Certificate(), new(
            "The guest presents another certificate than the one it made for this run.",
            "See whether an earlier task replaced the listener of WinRM or its certificate.")),
        (TookTooLong(), new(
            "The task was ended because it took too long.",
            "If it needs the time, give it a 'timeout:' of its own, or give --ansible-task-timeout more. "
                + "A connection that broke in the middle of an upload ends like this too.")),
        (ReadTimeout(), new(
            "The guest took a request and did not answer in time: it was busy, restarted, or the network lost it.",
            "Raise ansible_winrm_read_timeout_sec and ansible_winrm_operation_timeout_sec in variables/vars.yml, the first above the second; "
                + "let a task that restarts the guest be win_reboot.")),
        (Broke(), new(
            "The connection broke while the module ran; what it had done by then is done.",
            "See whether the task restarts the guest, its network, firewall or WinRM. If it can run twice, begin again at it.")),
        (NoModule(), new(
            "The module is not installed where Ansible runs.",
            "Add its collection to playbooks/requirements.yml, and install it: './build.sh InstallTools'.")),
        (Undefined(), new(
            "A variable has no value.",
            "Define it in variables or in the role's defaults. After --start-at-task and --ansible-tags, what earlier tasks register is missing, too.")),
        (NoPackages(), new(
            "The guest does not reach the source of the packages.",
            "Let the subnet reach it (NAT, firewall, proxy), or name a mirror in the task's 'source'.")),
        (Elevation(), new(
            "Windows wants more rights than a WinRM session has, even an administrator's.",
            AsSystem)),
        (NoFeatureSource(), new(
            "The files of the Windows feature are not on the disk, and Windows Update is not reached.",
            "Give the feature a 'source', or let the subnet reach Windows Update.")),
        (DiskFull(), new("The guest's disk is full.", "Give --os-disk-size more, or clean up in an earlier task.")),
    ];

    // https://learn.microsoft.com/windows/win32/msi/error-codes
    static FailureCause? OfCode(TaskOutcome outcome) => outcome.Code switch
    {
        3010 or 1641 => new(
            $"Exit code {outcome.Code} means that the installation succeeded and wants a reboot.",
            $"Let the task accept it (win_package: 'expected_return_code: [0, {outcome.Code}]'; else 'failed_when'), and reboot after it."),
        1603 => new(
            "Exit code 1603 is the installer's 'fatal error': it gave up and rolled back.",
            "Have it write a log ('/l*v C:\\install.log' in its arguments); the line with 'Return value 3' says why. "
                + "A newer version, a pending reboot or missing rights are the usual reasons."),
        1618 => new(
            "Exit code 1618 means that another installation was running.",
            "Let the task try again ('until', 'retries', 'delay'), or wait for Windows Update to finish first."),
        1619 or 1620 => new(
            $"Exit code {outcome.Code} means that the installer's file cannot be opened.",
            "Check its path and that it was downloaded whole (win_get_url with 'checksum')."),
        5 => new("Exit code 5 is Windows' 'access denied'.", AsSystem),
        _ => null,
    };

    [GeneratedRegex(@"credentials were rejected|\b401\b|Access is denied.*WinRM", RegexOptions.IgnoreCase)]
    private static partial Regex Refused();

    [GeneratedRegex("certificate verify failed|CERTIFICATE_VERIFY_FAILED", RegexOptions.IgnoreCase)]
    private static partial Regex Certificate();

    [GeneratedRegex(@"in the expected time frame|timeout of \d+ second\(?s?\)? (was )?exceeded|Timed out after \d+ second|exceeded.*task timeout", RegexOptions.IgnoreCase)]
    private static partial Regex TookTooLong();

    [GeneratedRegex("read timed out|read timeout|ReadTimeout|WinRMOperationTimeout", RegexOptions.IgnoreCase)]
    private static partial Regex ReadTimeout();

    [GeneratedRegex(
        @"connection (was )?(reset|aborted)|Connection ?ResetError|RemoteDisconnected|closed connection without response"
        + "|Unexpected failure during module execution|2150858843",
        RegexOptions.IgnoreCase)]
    private static partial Regex Broke();

    [GeneratedRegex("couldn't resolve module/action|not found in configured module paths|could not be resolved to a module", RegexOptions.IgnoreCase)]
    private static partial Regex NoModule();

    [GeneratedRegex("is undefined|has no attribute|undefined variable", RegexOptions.IgnoreCase)]
    private static partial Regex Undefined();

    [GeneratedRegex(
        "(chocolatey|nuget|packages?).*(unable to connect|could not be resolved|timed out|actively refused|no such host)"
        + "|unable to (connect|load).*(chocolatey|nuget|service index)|Failed to fetch results from V2 feed|remote name could not be resolved",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex NoPackages();

    [GeneratedRegex("requires? elevation|requires administrator|0x80070005|Access (is|to the .* is) denied", RegexOptions.IgnoreCase)]
    private static partial Regex Elevation();

    [GeneratedRegex("0x800f0954|0x800f081f|0x800f0906|source files could not be", RegexOptions.IgnoreCase)]
    private static partial Regex NoFeatureSource();

    [GeneratedRegex("not enough space on the disk|no space left|disk is full", RegexOptions.IgnoreCase)]
    private static partial Regex DiskFull();
}

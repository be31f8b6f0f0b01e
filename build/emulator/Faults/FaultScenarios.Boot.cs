namespace Ingot.Emulator.Faults;

/// <summary>Machines made of an image that was captured here.</summary>
public static partial class FaultScenarios
{
    /// <summary>The first boot takes long.</summary>
    public const string BootSlow = "boot-slow";

    /// <summary>Windows never comes up.</summary>
    public const string BootNever = "boot-never";

    /// <summary>The agent never reports.</summary>
    public const string BootAgentNever = "boot-agent-never";

    /// <summary>Removed accounts are back.</summary>
    public const string BootBuildAccountLeft = "boot-build-account-left";

    /// <summary>A removed WinRM listener is back.</summary>
    public const string BootWinRmLeftOpen = "boot-winrm-left-open";

    /// <summary>No new machine identifier.</summary>
    public const string BootSameSid = "boot-same-sid";

    /// <summary>Setup logs errors.</summary>
    public const string BootSetupErrors = "boot-setup-errors";

    /// <summary>Installed services do not start.</summary>
    public const string BootVerifyPlaybookFails = "boot-verify-playbook-fails";

    static Dictionary<string, string> Boot => new(StringComparer.Ordinal)
    {
        [BootSlow] = "A machine made of the image takes 18 minutes to come up.",
        [BootNever] = "A machine made of the image never comes up: its creation fails with OSProvisioningTimedOut.",
        [BootAgentNever] = "The agent of a machine made of the image never reports.",
        [BootBuildAccountLeft] = "Local accounts that were removed before the capture are back on a machine made of the image.",
        [BootWinRmLeftOpen] = "A WinRM listener that was removed before the capture is back on a machine made of the image, with certificate and firewall rules.",
        [BootSameSid] = "A machine made of the image has the security identifier of the machine that the image was made of.",
        [BootSetupErrors] = "Setup of a machine made of the image logs errors.",
        [BootVerifyPlaybookFails] = "Services that were installed before the capture do not start on a machine made of the image.",
    };
}

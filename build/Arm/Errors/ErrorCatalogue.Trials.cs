namespace Ingot.Arm.Errors;

/// <summary>What VerifyImage finds wrong with a machine made of the image. The codes are ours.</summary>
public static partial class ErrorCatalogue
{
    static ErrorEntry[] Trials =>
    [
        new("GuestAgentSilent", ErrorKind.Trial, null,
            "Windows came up, and the agent of Azure in it never reported: nothing can be asked of the machine.",
            Nothing,
            "Look at the machine with --on-error Keep: do its services RdAgent and WindowsAzureGuestAgent run, does a firewall or proxy in the image keep it from 168.63.129.16? "
                + "Give --timeout-agent more when it is only slow."),
        new("ImageNotClean", ErrorKind.Trial, null,
            "The machine made of the image carries something of the bake, has the identity of the build VM, or its setup did not go well.",
            "Keeps the image, and keeps it out of latest.",
            "Mend what the message names and bake again with --force; the image that failed can be deleted."),
        new("ImageNotVerified", ErrorKind.Trial, null,
            "PublishImage promotes only what VerifyImage has tried, with a good end (exit code 18).",
            "VerifyImage runs before PublishImage by itself, and writes the tags ingot-verified and ingot-ready-seconds.",
            "Run PublishImage without --skip, or VerifyImage."),
        new("ReadyBudgetExceeded", ErrorKind.Trial, null,
            "The machine made of the image took longer to be usable than --ready-budget allows.",
            "Keeps the image, and keeps it out of latest.",
            "Look for what runs at the first boot of the image: leftover answer files, scripts and services that wait. "
                + "Give --ready-budget more time, or warn, when it has to be so."),
    ];
}

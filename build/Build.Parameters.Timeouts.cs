using Nuke.Common;

/// <summary>How long what may take. Azure's own limits are below the defaults, so that Azure gets to say what is wrong.</summary>
partial class Build
{
    [Parameter("How long InstallTools may take to find or install Ansible, and Lint its linters and checks, as hh:mm:ss")]
    readonly TimeSpan TimeoutInstallTools = TimeSpan.FromMinutes(30);

    [Parameter("How long the checks before the bake may take, as hh:mm:ss")]
    readonly TimeSpan TimeoutPreflight = TimeSpan.FromMinutes(10);

    [Parameter("How long making the build VM may take, as hh:mm:ss; Azure gives Windows 40 minutes to come up")]
    readonly TimeSpan TimeoutProvisionVm = TimeSpan.FromMinutes(60);

    [Parameter("How long opening WinRM may take, as hh:mm:ss")]
    readonly TimeSpan TimeoutEnableWinRm = TimeSpan.FromMinutes(20);

    [Parameter("How long deallocating and capturing may take, as hh:mm:ss")]
    readonly TimeSpan TimeoutCaptureImage = TimeSpan.FromHours(2);

    [Parameter("How long trying one image may take, as hh:mm:ss; Azure gives Windows 40 minutes to come up")]
    readonly TimeSpan TimeoutVerifyImage = TimeSpan.FromMinutes(60);

    [Parameter("How long PublishImage waits for the replication, as hh:mm:ss")]
    readonly TimeSpan TimeoutPublishImage = TimeSpan.FromHours(2);

    [Parameter("How long deleting what the bake made may take, or a Sweep, as hh:mm:ss")]
    readonly TimeSpan TimeoutCleanup = TimeSpan.FromMinutes(30);

    [Parameter("How long the guest's agent, and Azure for the tags of a finished stage, may keep silent, as hh:mm:ss")]
    readonly TimeSpan TimeoutAgent = TimeSpan.FromMinutes(5);
}

namespace Ingot.Emulator.Arm.Common;

/// <summary>How long things take in Azure: what practitioners report, where half of the cases are shorter.</summary>
static class Durations
{
    /// <summary>From the acceptance of a machine from the marketplace to the end of its provisioning.</summary>
    public static readonly TimeSpan MarketplaceBoot = TimeSpan.FromSeconds(200);

    /// <summary>From the acceptance of a machine from a generalized image to the end of its provisioning.</summary>
    public static readonly TimeSpan GeneralizedBoot = TimeSpan.FromSeconds(150);

    /// <summary>The same from a specialized image: nothing is set up.</summary>
    public static readonly TimeSpan SpecializedBoot = TimeSpan.FromSeconds(25);

    /// <summary>A first boot that still ends well, but that nobody waits for gladly.</summary>
    public static readonly TimeSpan SlowBoot = TimeSpan.FromMinutes(18);

    /// <summary>How long Azure waits for Windows before it calls the provisioning failed.</summary>
    public static readonly TimeSpan BootLimit = TimeSpan.FromMinutes(40);

    /// <summary>From the end of the provisioning to the first report of the guest's agent.</summary>
    public static readonly TimeSpan Agent = TimeSpan.FromSeconds(20);

    /// <summary>From the acceptance of a run command to the start of its script.</summary>
    public static readonly TimeSpan RunCommand = TimeSpan.FromSeconds(30);

    /// <summary>What an operation takes before its effect; machines' boots and run commands know their own.</summary>
    public static TimeSpan Of(string action, string type) => TimeSpan.FromSeconds((action, type) switch
    {
        ("deallocate", _) => 55,
        ("PUT", ResourceTypes.Images) => 30,
        ("DELETE", ResourceTypes.VirtualMachines) => 23,
        ("DELETE", ResourceTypes.Groups) => 150,
        _ => 0,
    });
}

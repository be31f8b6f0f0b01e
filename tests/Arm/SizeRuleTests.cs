using Ingot.Recipes;

namespace Ingot.Tests.Arm;

/// <summary>What a recipe demands of a VM size, compared with what Azure says that the size can do.</summary>
public sealed class SizeRuleTests
{
    /// <summary>What is asked for, a size that cannot do it, what Preflight then says, and a size that can.</summary>
    public static TheoryData<string, string, string, string> Demands => new()
    {
        { "premium disks", "Standard_D2_v3", "has no premium disks (--os-disk-type Premium_LRS)", "Standard_D2s_v3" },
        { "accelerated networking", "Standard_B2s", "has no accelerated networking (--accelerated-networking)", "Standard_D2s_v5" },
        { "encryption at host", "Standard_DC2as_v5", "has no encryption at host (--encryption-at-host)", "Standard_D2s_v5" },
        { "five data disks", "Standard_D2s_v5", "takes 4 data disks, not 5 (--data-disk-sizes)", "Standard_D4s_v5" },
        { "three of the source and two more", "Standard_D2s_v5", "takes 4 data disks; the source image brings 3, and the recipe adds 2", "Standard_D4s_v5" },
        { "spot", "Standard_B2s", "is not offered as a spot VM (--spot-eviction-policy)", "Standard_D2s_v5" },
        { "trusted launch on Arm64", "Standard_D2ps_v5", "has no Trusted Launch (--security-type)", "" },
        { "confidential", "Standard_D2s_v5", "is no confidential size (--security-type)", "Standard_DC2as_v5" },
        { "NVMe", "Standard_D2s_v5", "has no NVMe disk controller (--disk-controller-type)", "Standard_D2s_v6" },
        { "SCSI", "Standard_D2s_v6", "has no SCSI disk controller (--disk-controller-type)", "Standard_D2s_v5" },
        { "generation 1", "Standard_D2s_v6", "starts images of Hyper-V generation V2 only, and the source image is V1", "Standard_D2s_v5" },
    };

    [Theory]
    [MemberData(nameof(Demands))]
    public async Task A_size_that_cannot_do_what_is_asked_is_named_with_the_option_that_asks(string demand, string size, string finding, string suitable)
    {
        await using var bench = await CheckBench.OpenAsync();
        var (recipe, source) = Asking(demand);

        var findings = await bench.AskAsync(recipe with { VmSizes = [size] }, source);

        var unsuitable = Assert.Single(findings, each => each.Code == "SizeUnsuitable");
        Assert.Contains(finding, unsuitable.Why, StringComparison.Ordinal);
        Assert.False(unsuitable.IsWarning);
        if (suitable.Length > 0)
            Assert.DoesNotContain(await bench.AskAsync(recipe with { VmSizes = [suitable] }, source), each => each.Code == "SizeUnsuitable");
    }

    static (Recipe Recipe, PinnedSource Source) Asking(string demand)
    {
        var (recipe, source) = (CheckBench.Recipe, CheckBench.Source);
        return demand switch
        {
            "premium disks" => (recipe with { Disks = new DiskOptions { Type = "Premium_LRS" } }, source),
            "accelerated networking" => (recipe with { Network = recipe.Network with { AcceleratedNetworking = true } }, source),
            "encryption at host" => (recipe with { Security = new SecurityOptions { EncryptionAtHost = true } }, source),
            "five data disks" => (recipe with { Disks = new DiskOptions { DataDiskSizes = [8, 8, 8, 8, 8] } }, source),
            "three of the source and two more" => (recipe with { Disks = new DiskOptions { DataDiskSizes = [8, 8] } }, source with { DataDiskLuns = [0, 1, 2] }),
            "spot" => (recipe with { Vm = new VmOptions { SpotEvictionPolicy = "Delete" } }, source),
            "trusted launch on Arm64" => (recipe with { Security = new SecurityOptions { Type = "TrustedLaunch" } }, source with { Architecture = "Arm64" }),
            "confidential" => (recipe with { Security = new SecurityOptions { Type = "ConfidentialVM" } }, source),
            "NVMe" or "SCSI" => (recipe with { Disks = new DiskOptions { ControllerType = demand } }, source),
            "generation 1" => (recipe, source with { Generation = "V1" }),
            _ => throw new ArgumentException($"No recipe asks for {demand}.", nameof(demand)),
        };
    }
}

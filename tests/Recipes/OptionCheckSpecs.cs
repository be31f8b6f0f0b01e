using Ingot.Recipes;

namespace Ingot.Tests.Recipes;

/// <summary>What a recipe may say about the build VM, its disks and its network.</summary>
public sealed class OptionCheckSpecs
{
    public static TheoryData<string> Mistakes => [.. RecipeMistakes.All.Keys];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_one_finding_that_names_it(string name)
    {
        var (recipe, says) = RecipeMistakes.All[name];

        var finding = Assert.Single(RecipeCheck.Findings(recipe));

        Assert.Contains(says, finding.ToString(), StringComparison.Ordinal);
        Assert.All(new[] { finding.What, finding.Why }, part => Assert.EndsWith(".", part, StringComparison.Ordinal));
        Assert.Matches("[.?]$", finding.Remedy);
    }

    [Fact]
    public void Forty_one_tags_are_as_many_as_azure_takes_beside_ours()
    {
        var tags = Enumerable.Range(0, 41).ToDictionary(index => $"t{index}", _ => "", StringComparer.Ordinal);

        Assert.Empty(RecipeCheck.Findings(Sample.Recipe with { Tags = tags }));
    }

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("203.0.113.0/28")]
    [InlineData("10.0.0.0/8")]
    public void An_address_or_a_prefix_may_be_let_in(string address) =>
        Assert.Empty(RecipeCheck.Findings(Sample.Recipe with { Network = Sample.Recipe.Network with { PublicIp = true, AllowedSourceAddresses = [address] } }));

    [Fact]
    public void A_network_of_its_own_needs_only_a_public_address_with_a_guard() =>
        Assert.Empty(RecipeCheck.Findings(Sample.Recipe with { Network = new NetworkOptions { PublicIp = true, AllowedSourceAddresses = ["203.0.113.7"] } }));

    [Fact]
    public void Data_disks_keep_clear_of_the_source_images_own()
    {
        var source = new PinnedSource(SourceKind.ManagedImage, "image") { DataDiskLuns = [0, 2], OsDiskSize = 127 };

        Assert.Equal([1, 3], new DiskOptions { DataDiskSizes = [8, 8] }.LunsBeside(source));
        Assert.Contains("--data-disk-luns 2 is taken", Beside(source, new DiskOptions { DataDiskSizes = [8], DataDiskLuns = [2] }), StringComparison.Ordinal);
        Assert.Contains("a disk cannot shrink", Beside(source, new DiskOptions { OsDiskSize = 64 }), StringComparison.Ordinal);
        Assert.Contains("a VM takes 64", Beside(source, new DiskOptions { DataDiskSizes = [.. Enumerable.Repeat(1, 63)] }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_specialized_source_takes_no_custom_data()
    {
        var recipe = Sample.Recipe with { Vm = new VmOptions { CustomData = "aGVsbG8=" } };

        Assert.Contains("--user-data", Assert.Single(RecipeCheck.Findings(recipe, new PinnedSource(SourceKind.Gallery, "image") { IsSpecialized = true })).Remedy, StringComparison.Ordinal);
    }

    static string Beside(PinnedSource source, DiskOptions disks) => Assert.Single(RecipeCheck.Findings(Sample.Recipe with { Disks = disks }, source)).ToString();
}

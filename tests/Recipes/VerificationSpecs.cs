using Ingot.Recipes;

namespace Ingot.Tests.Recipes;

/// <summary>The machine that an image is tried on, and what is kept of the trial.</summary>
public sealed class VerificationSpecs
{
    [Theory]
    [InlineData("bake-2022")]
    [InlineData("b")]
    [InlineData("bake-windows-22")]
    [InlineData("bake-win-")]
    public void Its_machine_has_a_name_of_its_own_that_windows_takes(string vm)
    {
        var boot = BootRecipe.Of(Sample.Recipe with { VmName = vm }, null);

        Assert.Matches("^[a-z0-9](?:[a-z0-9-]{0,13}[a-z0-9])$", boot.VmName);
        Assert.NotEqual(vm, boot.VmName);
        Assert.NotEqual(Names.BuildGroup(Sample.Recipe with { VmName = vm }), Names.BuildGroup(boot));
    }

    [Fact]
    public void It_lives_where_the_build_vm_does_and_has_nothing_of_the_bake()
    {
        var recipe = Sample.Recipe with
        {
            TemporaryResourceGroup = new string('g', 90),
            Vm = new VmOptions { CustomData = "eA==", SpotEvictionPolicy = "Delete", SystemAssignedIdentity = true },
            Disks = new DiskOptions { OsDiskSize = 256, DataDiskSizes = [64] },
            Network = Sample.Recipe.Network with { PublicIp = true },
        };

        var boot = BootRecipe.Of(recipe, null);

        Assert.Equal(90, Names.BuildGroup(boot).Length);
        Assert.False(boot.Vm.IsSpot || boot.Vm.SystemAssignedIdentity || boot.Vm.CustomData is not null);
        Assert.Null(boot.Disks.OsDiskSize);
        Assert.Empty(boot.Disks.DataDiskSizes);
        Assert.False(boot.Network.PublicIp);
        Assert.True(BootRecipe.Of(recipe, "playbooks/verify.yml").Network.PublicIp);
        Assert.Equal(recipe.Network.VirtualNetwork, boot.Network.VirtualNetwork);
    }

    [Theory]
    [InlineData("", 300, false)]
    [InlineData("warn", 300, true)]
    [InlineData("00:08:00", 480, false)]
    [InlineData("00:08:00,Warn", 480, true)]
    public void A_budget_is_a_time_or_a_wish_to_be_warned_or_both(string words, int seconds, bool onlyWarns) =>
        Assert.Equal(new ReadyBudget(TimeSpan.FromSeconds(seconds), onlyWarns), ReadyBudget.Parse(words.Split(',', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("5")]
    [InlineData("soon")]
    [InlineData("00:00:00")]
    [InlineData("00:05:00,00:06:00")]
    public void Anything_else_is_no_budget(string words) => Assert.Null(ReadyBudget.Parse(words.Split(',')));

    [Theory]
    [InlineData(VerificationResult.Passed, 203, true)]
    [InlineData(VerificationResult.Slow, 1130, true)]
    [InlineData(VerificationResult.Failed, null, false)]
    public void Its_tags_are_read_as_they_were_written(VerificationResult result, int? seconds, bool isGood)
    {
        var verification = new Verification(result, new DateTimeOffset(2026, 11, 26, 16, 0, 1, TimeSpan.Zero), seconds);

        Assert.Equal(verification, Verification.Read(verification.Tags().ToDictionary(StringComparer.Ordinal)));
        Assert.Equal(isGood, verification.IsGood);
        Assert.Null(Verification.Read(new Dictionary<string, string>(StringComparer.Ordinal) { [TagNames.Verified] = "yes" }));
    }
}

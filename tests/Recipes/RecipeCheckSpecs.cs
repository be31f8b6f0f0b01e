using Ingot.Recipes;

namespace Ingot.Tests.Recipes;

/// <summary>What a recipe may say.</summary>
public sealed class RecipeCheckSpecs
{
    static readonly Recipe Good = Sample.Recipe;

    [Fact]
    public void A_good_recipe_has_no_findings() => Assert.Empty(RecipeCheck.Findings(Good));

    [Fact]
    public void Five_mistakes_are_five_findings()
    {
        var findings = RecipeCheck.Findings(Good with { ImageName = "-x", VmName = "a-name-of-sixteen", SourceImage = "windows", ResourceGroup = "ends.", Network = Good.Network with { Subnet = "" } });

        Assert.Equal(5, findings.Count);
        Assert.All(findings, finding => Assert.All(new[] { finding.What, finding.Why, finding.Remedy }, part => Assert.EndsWith(".", part, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_computer_name_of_sixteen_characters_is_refused_with_a_shorter_one()
    {
        var finding = Assert.Single(RecipeCheck.Findings(Good with { VmName = "bake-windows-202" }));

        Assert.Contains("16 characters", finding.What, StringComparison.Ordinal);
        Assert.Contains("'bake-windows-20'", finding.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("-bake")]
    [InlineData("bake_1")]
    [InlineData("bake.1")]
    public void A_name_that_windows_refuses_is_refused(string name) =>
        Assert.Contains("--vm-name", Assert.Single(RecipeCheck.Findings(Good with { VmName = name })).What, StringComparison.Ordinal);

    [Fact]
    public void The_vm_hash_changes_with_the_vm_and_not_with_the_playbook()
    {
        Assert.NotEqual(RecipeHash.OfVm(Good), RecipeHash.OfVm(Good with { VmSizes = ["Standard_D2s_v5"] }));
        Assert.Equal(RecipeHash.OfVm(Good), RecipeHash.OfVm(Good with { Playbook = "playbooks/other.yml" }));
    }

    [Fact]
    public void A_run_is_named_by_its_moment() =>
        Assert.Equal("20261122-180502", Names.Run(new DateTimeOffset(2026, 11, 22, 19, 5, 2, TimeSpan.FromHours(1))));
}

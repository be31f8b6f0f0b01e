namespace Ingot.Tests.Ansible.Arguments;

/// <summary>How well the check knows the installed modules, measured on their own documentation.</summary>
public sealed class ExampleSpecs
{
    // Their options depend on what is installed on the box, or are facts of any name.
    internal static IReadOnlyList<string> OpenByDesign { get; } = ["ansible.windows.setup", "ansible.windows.win_dsc"];

    // Mistakes of the documentation itself: what the module's source, or Ansible, would refuse or ignore.
    static readonly string[] wrongInTheDocumentation =
    [
        "ansible.windows.win_certificate_store: argument[required-if]",
        "ansible.windows.win_dsc: module[unknown]",
        "community.windows.win_domain_computer: argument[choice]",
        "community.windows.win_domain_computer: argument[unknown]",
        "community.windows.win_domain_computer: module[unknown]",
        "community.windows.win_feature_info: module[unknown]",
        "community.windows.win_file_compression: argument[unknown]",
        "community.windows.win_pester: playbook[syntax]",
    ];

    [Fact]
    public async Task The_source_of_every_module_says_what_it_takes_but_where_that_depends_on_the_box()
    {
        var examples = await Examples.InstalledAsync();

        var incomplete = examples.Sources.Where(entry => entry.Value is null or { IsOpen: true }).Select(entry => entry.Key);

        Assert.True(examples.Modules.Count >= 130);
        Assert.Subset(OpenByDesign.ToHashSet(StringComparer.Ordinal), incomplete.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_documented_example_is_accepted_but_those_that_are_wrong()
    {
        var examples = await Examples.InstalledAsync();

        var refused = examples.Findings.Select(finding => $"{Path.GetFileNameWithoutExtension(finding.File)}: {finding.Rule}").Distinct().Order(StringComparer.Ordinal);

        Assert.True(examples.Tasks.Count > 500);
        Assert.Equal(wrongInTheDocumentation, refused);
    }

    [Fact]
    public async Task Nearly_every_typo_is_caught_and_explained()
    {
        var (made, caught, meant) = new Mutations(await Examples.InstalledAsync()).Typos();
        TestContext.Current.TestOutputHelper?.WriteLine($"{caught} of {made} typos caught, {meant} explained");

        Assert.True(caught >= made * 0.988, $"{caught} of {made} typos are caught.");
        Assert.True(meant >= made * 0.97, $"{meant} of {made} typos are explained.");
    }

    [Fact]
    public async Task Every_removed_required_argument_is_caught()
    {
        var (made, caught) = new Mutations(await Examples.InstalledAsync()).Removals();
        TestContext.Current.TestOutputHelper?.WriteLine($"{caught} of {made} removed arguments caught");

        Assert.True(made > 400);
        Assert.Equal(made, caught);
    }
}

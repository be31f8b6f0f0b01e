using Ingot.Ansible;
using Ingot.Tests.Ansible.Arguments;

namespace Ingot.Tests.Ansible;

/// <summary>Which Ansible will do, and what is said of one that will not.</summary>
public sealed class ToolSpecs
{
    static readonly AnsibleTools Good = new(
        "/usr/bin", "/usr/bin/python3", "2.14.18", "3.11.2", "0.3.0",
        ToolVersions.Collections.ToDictionary(entry => entry.Key, entry => entry.Value.ToString(), StringComparer.Ordinal));

    [Theory]
    [InlineData("2.9.27", "ansible-core 2.14 or later")]
    [InlineData("2.13.0", "ansible-core 2.14 or later")]
    [InlineData("2.14.0", null)]
    [InlineData("2.20.1", null)]
    [InlineData("2.14.0rc1", null)]
    [InlineData("nonsense", "ansible-core 2.14 or later")]
    public void An_old_core_is_missing(string version, string? missing) =>
        Assert.Equal(missing is null ? [] : [missing], ToolSet.Bake.Missing(Good with { Version = version }));

    [Fact]
    public void An_old_collection_is_missing_and_a_newer_one_is_not()
    {
        var old = Good with { Collections = With("community.windows", "1.9.9") };

        Assert.Equal(["collection community.windows 1.13.0 or later (it has 1.9.9)"], ToolSet.Bake.Missing(old));
        Assert.Empty(ToolSet.Bake.Missing(Good with { Collections = With("community.windows", "3.0.1") }));
    }

    [Fact]
    public void Packages_for_azure_are_missing_only_for_the_dynamic_inventory()
    {
        Assert.Empty(ToolSet.Bake.Missing(Good));
        Assert.Equal(["Python's packages for Azure"], ToolSet.DynamicBake.Missing(Good));
        Assert.Contains("python3-azure", ToolSet.DynamicBake.Packages);
        Assert.DoesNotContain("python3-azure", ToolSet.Bake.Packages);
    }

    [Theory]
    [InlineData("2.14.18", null)]
    [InlineData("2.17.3", "is newer than 2.14")]
    [InlineData("2.19.0b2", "another templating")]
    public void A_newer_core_is_used_and_named(string version, string? said)
    {
        var newer = ToolVersions.Newer(Good with { Version = version });

        if (said is null)
            Assert.Null(newer);
        else
            Assert.Contains(said, newer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_installed_ansible_says_what_it_brings()
    {
        var tools = await Rehearsed.ToolsAsync();

        Assert.Empty(ToolSet.Bake.Missing(tools));
        Assert.Equal(tools.Version, tools.Versions()["ansible-core"]);
        Assert.Contains("ansible.windows", tools.Versions().Keys);
        Assert.StartsWith("/", tools.Program("ansible"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_installation_whose_python_is_gone_is_passed_over()
    {
        var folder = Directory.CreateTempSubdirectory("ingot-tools-");
        try
        {
            var bin = folder.CreateSubdirectory("bin");
            await File.WriteAllTextAsync(Path.Combine(bin.FullName, "ansible-playbook"), "#!/nowhere/python3\n", TestContext.Current.CancellationToken);

            var tools = await new ToolFinder(folder.FullName, ToolSet.Bake).FindAsync(TestContext.Current.CancellationToken);

            Assert.NotEqual(bin.FullName, tools?.Directory);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static Dictionary<string, string> With(string name, string version) => new(Good.Collections, StringComparer.Ordinal) { [name] = version };
}

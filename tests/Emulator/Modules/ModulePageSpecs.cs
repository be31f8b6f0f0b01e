using Ingot.Emulator.Modules;
using Ingot.Tests.Ansible.Arguments;
using Ingot.Tests.Arm;

namespace Ingot.Tests.Emulator.Modules;

/// <summary>The page of modules says what the guest knows.</summary>
public sealed class ModulePageSpecs
{
    [Fact]
    public async Task The_page_is_what_the_code_says() => GoldenFile.Require("docs/modules.md", await ModulePage.TextAsync());

    [Fact]
    public async Task Every_module_on_the_page_is_one_of_a_collection()
    {
        var installed = (await Examples.InstalledAsync()).Modules.Select(module => module.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(ModuleCoverage.All.Select(module => module.Name).Except(installed, StringComparer.Ordinal));
        Assert.InRange(ModuleCoverage.All.Count, 60, 200);
    }
}

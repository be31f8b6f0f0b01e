using Ingot.Ansible.Arguments;

namespace Ingot.Tests.Ansible.Arguments;

/// <summary>What is kept of a module's source is a convenience, and never in the way.</summary>
public sealed class StoredSpecSpecs
{
    const string Source =
        """
        #!powershell
        #AnsibleRequires -CSharpUtil Ansible.Basic
        $spec = @{ options = @{ path = @{ type = 'path'; required = $true } } }
        $module = [Ansible.Basic.AnsibleModule]::Create($args, $spec)
        $module.ExitJson()

        """;

    [Fact]
    public void A_spec_that_somebody_holds_open_is_read_from_its_source()
    {
        var folder = Directory.CreateTempSubdirectory("ingot-specs-");
        try
        {
            var (module, cache) = (Path.Combine(folder.FullName, "win_sample.ps1"), Path.Combine(folder.FullName, "cache"));
            File.WriteAllText(module, Source);
            var specs = new ModuleSpecs(folder.FullName, cache);
            Assert.NotNull(specs.OfSource(module));
            using var held = new FileStream(Assert.Single(Directory.GetFiles(cache)), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

            var spec = specs.OfSource(module);

            Assert.NotNull(spec);
            Assert.Equal("path", Assert.Single(spec.Options).Name);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

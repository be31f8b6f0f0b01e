using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Files;

/// <summary>ansible.windows.slurp: a file's bytes as base64.</summary>
sealed class Slurp : GuestModule
{
    public override string Name => "ansible.windows.slurp";

    protected override void Apply(ModuleRun run)
    {
        var path = run.Arguments.Need("src");
        var node = run.Files.Find(path) ?? throw ModuleRun.Fail($"Path {path} is not found");
        if (node.IsContainer)
            throw ModuleRun.Fail($"Path {path} is a directory");
        run.Result["content"] = Convert.ToBase64String(node.Content ?? []);
        run.Result["encoding"] = "base64";
    }
}

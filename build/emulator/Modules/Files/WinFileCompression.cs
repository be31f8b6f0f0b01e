using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Files;

/// <summary>community.windows.win_file_compression: the attribute by which NTFS compresses.</summary>
sealed class WinFileCompression : GuestModule
{
    const string Compressed = "Compressed";

    public override string Name => "community.windows.win_file_compression";

    protected override void Apply(ModuleRun run)
    {
        var path = run.Arguments.Need("path");
        run.Result["rc"] = 0;
        if (run.Files.Find(path) is not { } item)
            throw ModuleRun.Fail($"Path to item, {path}, does not exist.");
        var recurses = run.Arguments.Flag("recurse");
        if (recurses && !item.IsContainer)
            run.Warn("The recurse option has no effect when path is not a folder.");
        var wanted = run.Arguments.Text("state") == "present";
        var below = recurses ? run.Files.Below(path).Select(entry => entry.Node).ToList() : [];
        if (Is(item) == wanted && (!run.Arguments.Flag("force") || below.TrueForAll(node => Is(node) == wanted)))
            return;
        run.Change(() => below.Append(item).ToList().ForEach(node => Set(node, wanted)));
        run.Result["msg"] = "The request was successful.";
    }

    static bool Is(TreeNode node) => node.Attributes.Contains(Compressed);

    static void Set(TreeNode node, bool wanted)
    {
        node.Attributes.RemoveAll(attribute => attribute == Compressed);
        if (wanted)
            node.Attributes.Add(Compressed);
    }
}

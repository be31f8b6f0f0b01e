using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Files;

/// <summary>ansible.windows.win_copy, in the four modes its action plugin asks for: query, single, explode, remote.</summary>
sealed class WinCopy : GuestModule
{
    public override string Name => "ansible.windows.win_copy";

    protected override void Apply(ModuleRun run)
    {
        switch (run.Arguments.Text("_copy_mode"))
        {
            case "query":
                Query(run);
                break;
            case "explode":
                ArchiveCopy.Explode(run, Source(run), run.Arguments.Need("dest"));
                break;
            case "remote":
                RemoteCopy.Apply(run, Source(run), run.Arguments.Need("dest"));
                break;
            default:
                Single(run);
                break;
        }
    }

    static string Source(ModuleRun run) =>
        run.Arguments.Text("src") ?? throw ModuleRun.Fail("Get-AnsibleParam: Missing required argument: src");

    /// <summary>Which of the controller's files and folders differ from what is here.</summary>
    static void Query(ModuleRun run)
    {
        var folder = run.Files.Normalize(run.Arguments.Need("dest")).TrimEnd('\\');
        run.Result["files"] = new JsonArray([.. run.Arguments.Items("files").Where(file => Differs(run, folder, file))
            .Select(file => file?.DeepClone())]);
        run.Result["directories"] = new JsonArray(
            [.. run.Arguments.Items("directories").Where(entry => Missing(run, folder, entry)).Select(entry => entry?.DeepClone())]);
        run.Result["symlinks"] = new JsonArray();
    }

    static bool Differs(ModuleRun run, string folder, JsonNode? file)
    {
        var path = $@"{folder}\{file?["dest"]}";
        if (run.Files.IsFolder(path))
            path += '\\' + GuestFiles.Leaf(file?["src"]?.ToString() ?? "");
        var node = run.Files.Find(path);
        if (node is { IsContainer: true })
            throw ModuleRun.Fail($"cannot copy file to dest '{path}': object at path is already a directory");
        return node is null || (run.Arguments.Flag("force") && FileHash.Of("sha1", node.Content ?? []) != file?["checksum"]?.ToString());
    }

    static bool Missing(ModuleRun run, string folder, JsonNode? entry)
    {
        var path = $@"{folder}\{entry?["dest"]}";
        if (run.Files.IsFile(GuestFiles.Parent(run.Files.Normalize(path))))
            throw ModuleRun.Fail($"cannot copy folder to dest '{path}': object at parent directory path is already a file");
        if (run.Files.IsFile(path))
            throw ModuleRun.Fail($"cannot copy folder to dest '{path}': object at path is already a file");
        return !run.Files.IsFolder(path);
    }

    /// <summary>Moves a file that was uploaded to the temporary folder to where it belongs.</summary>
    static void Single(ModuleRun run)
    {
        var source = Source(run);
        var destination = run.Arguments.Need("dest");
        if (run.Files.Find(source) is not { IsContainer: false } file)
            throw ModuleRun.Fail($"Cannot copy src file: '{source}' as it does not exist");
        if (run.Files.IsFolder(destination) || destination.EndsWith('\\') || destination.EndsWith('/'))
            destination = $@"{destination.TrimEnd('\\', '/')}\{run.Arguments.Text("_original_basename") ?? GuestFiles.Leaf(source)}";
        var parent = GuestFiles.Parent(run.Files.Normalize(destination));
        if (run.Files.IsFile(parent))
            throw ModuleRun.Fail($"object at destination parent dir '{parent}' is currently a file");
        var original = run.Arguments.Need("dest");
        if (!run.Files.IsFolder(parent) && !original.EndsWith('\\') && !original.EndsWith('/'))
            throw ModuleRun.Fail($"Destination directory '{parent}' does not exist");
        run.Result["src"] = source;
        run.Result["dest"] = destination;
        RemoteCopy.CopyFile(run, file, destination);
        run.Result["size"] = file.Content?.LongLength ?? 0;
        run.Result["original_basename"] = run.Arguments.Text("_original_basename") ?? GuestFiles.Leaf(source);
        run.Result["operation"] = "file_copy";
    }
}

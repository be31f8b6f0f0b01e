using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Files;

/// <summary>Copies within the guest.</summary>
static class RemoteCopy
{
    /// <summary>Copies a file, a folder, or (with a separator at the end) a folder's contents.</summary>
    public static void Apply(ModuleRun run, string source, string destination)
    {
        var node = run.Files.Find(source) ?? throw ModuleRun.Fail($"Cannot copy src file: '{source}' as it does not exist");
        run.Result["src"] = source;
        run.Result["operation"] = node.IsContainer ? "folder_copy" : "file_copy";
        var target = node.IsContainer ? FolderTarget(source, node, destination) : FileTarget(run, node, destination);
        run.Result["dest"] = target;
        if (node.IsContainer)
            CopyFolder(run, node, target);
        else
            CopyFile(run, node, target);
        run.Result["size"] = GuestFiles.Size(node);
    }

    /// <summary>Copies one file unless it is the same already.</summary>
    public static void CopyFile(ModuleRun run, TreeNode file, string destination)
    {
        var content = file.Content ?? [];
        var existing = run.Files.Find(destination);
        if (existing is { IsContainer: true })
            throw ModuleRun.Fail($"cannot copy file from '{file.Name}' to '{destination}': dest is already a folder");
        if (existing is null || (run.Arguments.Flag("force") && !content.AsSpan().SequenceEqual(existing.Content ?? [])))
            run.Change(() => Write(run, destination, content, existing));
        run.Result["checksum"] = FileHash.Of("sha1", content);
    }

    static void Write(ModuleRun run, string destination, byte[] content, TreeNode? existing)
    {
        if (existing is not null && run.Arguments.Flag("backup"))
        {
            var backup = $"{run.Files.Normalize(destination)}.{run.Now:yyyyMMdd-HHmmss}.bak";
            run.Files.Write(backup, existing.Content ?? []);
            run.Result["backup_file"] = backup;
        }
        run.Files.Write(destination, content);
    }

    static void CopyFolder(ModuleRun run, TreeNode folder, string destination)
    {
        if (run.Files.IsFile(destination))
            throw ModuleRun.Fail($"cannot copy folder from '{folder.Name}' to '{destination}': dest is already a file");
        if (!run.Files.IsFolder(destination))
            run.Change(() => run.Files.CreateFolder(destination));
        foreach (var (name, child) in folder.Children.ToList())
        {
            if (child.IsContainer)
                CopyFolder(run, child, $@"{destination}\{name}");
            else
                CopyFile(run, child, $@"{destination}\{name}");
        }
    }

    static string FolderTarget(string source, TreeNode node, string destination) =>
        source.EndsWith('\\') || source.EndsWith('/') ? destination.TrimEnd('\\', '/') : $@"{destination.TrimEnd('\\', '/')}\{node.Name}";

    static string FileTarget(ModuleRun run, TreeNode node, string destination)
    {
        run.Result["original_basename"] = node.Name;
        if (destination.EndsWith('\\') || destination.EndsWith('/') || run.Files.IsFolder(destination))
            return $@"{destination.TrimEnd('\\', '/')}\{node.Name}";
        var parent = GuestFiles.Parent(run.Files.Normalize(destination));
        return run.Files.IsFolder(parent) ? destination : throw ModuleRun.Fail($"Destination directory '{parent}' does not exist");
    }
}

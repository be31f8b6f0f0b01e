using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules;

/// <summary>Files and folders of the guest.</summary>
sealed class GuestFiles(WindowsMachine machine, string user, TimeProvider time)
{
    DateTimeOffset Now => time.GetUtcNow() + machine.ClockAhead;

    /// <summary>The full path in Windows' form: variables expanded, backslashes, no "." or "..", relative to the user's folder.</summary>
    public string Normalize(string path)
    {
        var text = GuestEnvironment.ExpandPath(machine, user, path.Trim().Trim('"')).Replace('/', '\\');
        if (text.StartsWith(@"\\?\", StringComparison.Ordinal))
            text = text[4..];
        if (text.Length < 2 || text[1] != ':')
            text = text.StartsWith('\\') ? "C:" + text : $@"{GuestAccount.Profile(user)}\{text}";
        var parts = new List<string>();
        foreach (var part in text[2..].Split('\\', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ".."))
                parts.Add(part);
        }
        return char.ToUpperInvariant(text[0]) + @":\" + string.Join('\\', parts);
    }

    /// <summary>The folder a path is in; a drive's root is in itself.</summary>
    public static string Parent(string path)
    {
        var end = path.TrimEnd('\\').LastIndexOf('\\');
        return end <= 2 ? path[..2] + '\\' : path[..end];
    }

    /// <summary>The last part of a path.</summary>
    public static string Leaf(string path) => path.TrimEnd('\\', '/').Split('\\', '/')[^1];

    /// <summary>A file or folder, or null.</summary>
    public TreeNode? Find(string path)
    {
        var full = Normalize(path);
        var node = machine.Drives.GetValueOrDefault(full[..1]);
        foreach (var part in full[3..].Split('\\', StringSplitOptions.RemoveEmptyEntries))
            node = node?.Children.GetValueOrDefault(part);
        return node;
    }

    /// <summary>True when there is a file.</summary>
    public bool IsFile(string path) => Find(path) is { IsContainer: false };

    /// <summary>True when there is a folder.</summary>
    public bool IsFolder(string path) => Find(path) is { IsContainer: true };

    /// <summary>Makes a folder and those above it.</summary>
    /// <exception cref="ModuleFailureException">A file is in the way, or there is no such drive.</exception>
    public TreeNode CreateFolder(string path)
    {
        var full = Normalize(path);
        if (!machine.Drives.TryGetValue(full[..1], out var node))
        {
            if (full[0] != 'C')
                throw new ModuleFailureException($"Cannot find drive. A drive with the name '{full[..1]}' does not exist.");
            machine.Drives["C"] = node = NewNode("C", isContainer: true, parent: null);
        }
        foreach (var part in full[3..].Split('\\', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!node.Children.TryGetValue(part, out var child))
                node.Children[part] = child = NewNode(part, isContainer: true, node);
            else if (!child.IsContainer)
                throw new ModuleFailureException($"An item with the specified name {full} already exists.");
            node = child;
        }
        return node;
    }

    /// <summary>Writes a file and makes the folders above it.</summary>
    public TreeNode Write(string path, byte[] content)
    {
        var full = Normalize(path);
        var folder = CreateFolder(Parent(full));
        var name = Leaf(full);
        if (!folder.Children.TryGetValue(name, out var file))
            folder.Children[name] = file = NewNode(name, isContainer: false, folder);
        file.Content = content;
        file.Modified = Now;
        return file;
    }

    /// <summary>Removes a file, or a folder with everything below it.</summary>
    /// <returns>False when there was nothing.</returns>
    public bool Delete(string path)
    {
        var full = Normalize(path);
        return full.Length > 3 && Find(Parent(full)) is { } parent && parent.Children.Remove(Leaf(full));
    }

    /// <summary>Everything below a folder, with full paths.</summary>
    public IEnumerable<(string Path, TreeNode Node)> Below(string path)
    {
        var full = Normalize(path).TrimEnd('\\');
        foreach (var (name, child) in Find(full + '\\')?.Children ?? [])
        {
            yield return ($@"{full}\{name}", child);
            foreach (var further in Below($@"{full}\{name}"))
                yield return further;
        }
    }

    /// <summary>Bytes below a node.</summary>
    public static long Size(TreeNode node) => (node.Content?.Length ?? 0) + node.Children.Values.Sum(Size);

    // What is made in a compressed folder is compressed.
    TreeNode NewNode(string name, bool isContainer, TreeNode? parent) => new()
    {
        Name = name,
        IsContainer = isContainer,
        Modified = Now,
        Owner = @"BUILTIN\Administrators",
        Content = isContainer ? null : [],
        Attributes = [.. parent?.Attributes.Where(attribute => attribute == "Compressed") ?? []],
    };
}

namespace Ingot.Report;

/// <summary>The commit that a working copy is at, read from its files: git itself need not be there.</summary>
public static class GitCommit
{
    /// <summary>The commit's hash; null outside a repository.</summary>
    public static string? Of(string root)
    {
        var git = Path.Combine(root, ".git");
        if (!File.Exists(Path.Combine(git, "HEAD")))
            return null;
        var head = File.ReadAllText(Path.Combine(git, "HEAD")).Trim();
        if (!head.StartsWith("ref: ", StringComparison.Ordinal))
            return head;
        var name = head[5..];
        return File.Exists(Path.Combine(git, name)) ? File.ReadAllText(Path.Combine(git, name)).Trim() : Packed(git, name);
    }

    static string? Packed(string git, string name)
    {
        var packed = Path.Combine(git, "packed-refs");
        return File.Exists(packed)
            ? File.ReadLines(packed).FirstOrDefault(line => line.EndsWith(" " + name, StringComparison.Ordinal))?.Split(' ')[0]
            : null;
    }
}

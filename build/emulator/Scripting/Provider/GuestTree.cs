using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting.Provider;

/// <summary>Finds the nodes that provider paths name.</summary>
static class GuestTree
{
    static readonly char[] Separators = ['\\', '/'];

    /// <summary>The node of a provider path, or null.</summary>
    public static TreeNode? Find(GuestSession session, string provider, string path)
    {
        var (node, rest) = Start(session, provider, Split(path));
        foreach (var name in rest)
            if (node is null || !node.Children.TryGetValue(name, out node))
                return null;
        return node;
    }

    /// <summary>The node of a provider path, made with its parents where absent.</summary>
    /// <exception cref="ItemMissingException">The path names no drive of the guest.</exception>
    public static TreeNode Ensure(GuestSession session, string provider, string path)
    {
        var (node, rest) = Start(session, provider, Split(path));
        if (node is null)
            throw new ItemMissingException(path);
        foreach (var name in rest)
            node = Child(node, name, isContainer: true, session.Now);
        return node;
    }

    /// <summary>The child of that name, made where absent.</summary>
    public static TreeNode Child(TreeNode parent, string name, bool isContainer, DateTimeOffset now)
    {
        if (parent.Children.TryGetValue(name, out var child))
            return child;
        child = new TreeNode { Name = name, IsContainer = isContainer, Modified = now };
        parent.Children[name] = child;
        parent.Modified = now;
        return child;
    }

    /// <summary>The names of a path, without empty ones.</summary>
    public static string[] Split(string path)
    {
        var names = new List<string>();
        foreach (var name in path.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
            if (name == "..")
                names.RemoveRange(Math.Max(0, names.Count - 1), Math.Min(1, names.Count));
            else if (name != ".")
                names.Add(name);
        return [.. names];
    }

    /// <summary>A path of the file system, with its drive.</summary>
    public static string FullPath(string path)
    {
        var names = Split(path);
        return @"C:\" + string.Join('\\', names.SkipWhile((name, index) => index == 0 && IsDriveC(name)));
    }

    /// <summary>The path of the parent; empty at a root.</summary>
    public static string ParentOf(string path) => string.Join('\\', Split(path).SkipLast(1));

    /// <summary>The last name of a path.</summary>
    public static string NameOf(string path) => Split(path).LastOrDefault() ?? "";

    static (TreeNode? Root, IEnumerable<string> Below) Start(GuestSession session, string provider, string[] names)
    {
        switch (provider)
        {
            case "Environment":
                return (session.Environment, names);
            case "WSMan":
                return (session.Machine.Drives.GetValueOrDefault("WSMan"), names);
            case "Certificate":
                return (session.Machine.Drives.GetValueOrDefault("Cert"), names);
            case "Registry" when names.Length == 0:
                return (new TreeNode { Name = "", IsContainer = true }, names);
            case "Registry":
                return (session.Machine.Drives.GetValueOrDefault(HiveOf(names[0])), names.Skip(1));
            default:
                return (session.Machine.Drives.GetValueOrDefault("C"), names.SkipWhile((name, index) => index == 0 && IsDriveC(name)));
        }
    }

    static bool IsDriveC(string name) => name.Equals("C:", StringComparison.OrdinalIgnoreCase);

    static string HiveOf(string first) => first.ToUpperInvariant() switch
    {
        "HKEY_LOCAL_MACHINE" or "HKLM" => "HKLM",
        "HKEY_USERS" or "HKU" => "HKU",
        _ => "",
    };
}

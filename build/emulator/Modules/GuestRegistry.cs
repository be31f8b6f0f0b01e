using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules;

/// <summary>The registry of the guest.</summary>
sealed class GuestRegistry(WindowsMachine machine, string user, TimeProvider time)
{
    static readonly Dictionary<string, string> hives = new(StringComparer.OrdinalIgnoreCase)
    {
        ["HKLM"] = "HKLM",
        ["HKEY_LOCAL_MACHINE"] = "HKLM",
        ["HKCU"] = "HKCU",
        ["HKEY_CURRENT_USER"] = "HKCU",
        ["HKCR"] = "HKCR",
        ["HKEY_CLASSES_ROOT"] = "HKCR",
        ["HKU"] = "HKU",
        ["HKEY_USERS"] = "HKU",
        ["HKCC"] = "HKCC",
        ["HKEY_CURRENT_CONFIG"] = "HKCC",
    };

    /// <summary>The short name of a path's hive, or null when there is no such hive.</summary>
    public static string? Hive(string path) => hives.GetValueOrDefault(Clean(path).Split('\\')[0].TrimEnd(':'));

    /// <summary>A key, or null.</summary>
    public TreeNode? Find(string path)
    {
        var parts = Parts(path);
        var node = machine.Drives.GetValueOrDefault(parts[0]);
        foreach (var part in parts.AsSpan(1))
            node = node?.Children.GetValueOrDefault(part);
        return node;
    }

    /// <summary>A key; it and those above it are made when missing.</summary>
    public TreeNode Create(string path)
    {
        var parts = Parts(path);
        if (!machine.Drives.TryGetValue(parts[0], out var node))
            machine.Drives[parts[0]] = node = NewKey(parts[0]);
        foreach (var part in parts.AsSpan(1))
        {
            if (!node.Children.TryGetValue(part, out var child))
                node.Children[part] = child = NewKey(part);
            node = child;
        }
        return node;
    }

    /// <summary>Removes a key with everything below it.</summary>
    /// <returns>False when there was none.</returns>
    public bool Delete(string path)
    {
        var cut = Clean(path).LastIndexOf('\\');
        return cut > 0 && Find(Clean(path)[..cut]) is { } parent && parent.Children.Remove(Clean(path)[(cut + 1)..]);
    }

    /// <summary>A value, or null.</summary>
    public NodeValue? Value(string path, string name) => Find(path)?.Values.GetValueOrDefault(name);

    /// <summary>Writes a value; the key is made when missing.</summary>
    public void Set(string path, string name, NodeValue value)
    {
        var key = Create(path);
        key.Values[name] = value;
        key.Modified = time.GetUtcNow() + machine.ClockAhead;
    }

    static string Clean(string path) => path.Replace('/', '\\').TrimEnd('\\').Replace("Registry::", "", StringComparison.OrdinalIgnoreCase);

    /// <summary>HKCU is the user's part of HKU; HKCR and HKCC are views of HKLM.</summary>
    string[] Parts(string path)
    {
        var parts = Clean(path).Split('\\', StringSplitOptions.RemoveEmptyEntries);
        string[] rest = parts.Length > 1 ? parts[1..] : [];
        return Hive(path) switch
        {
            "HKCU" => ["HKU", GuestAccount.Sid(machine, user), .. rest],
            "HKCR" => ["HKLM", "SOFTWARE", "Classes", .. rest],
            "HKCC" => ["HKLM", "SYSTEM", "CurrentControlSet", "Hardware Profiles", "Current", .. rest],
            { } hive => [hive, .. rest],
            null => throw new ModuleFailureException($"path: {path} is not a valid registry path"),
        };
    }

    TreeNode NewKey(string name) => new() { Name = name, IsContainer = true, Modified = time.GetUtcNow() + machine.ClockAhead };
}

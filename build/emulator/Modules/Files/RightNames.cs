namespace Ingot.Emulator.Modules.Files;

/// <summary>Names of access rights and what they stand for, as .NET's FileSystemRights and RegistryRights have them.</summary>
static class RightNames
{
    /// <summary>Windows adds it to every allow rule of a file by itself.</summary>
    public const uint Synchronize = 0x100000;

    /// <summary>Rights of files and folders.</summary>
    public static IReadOnlyDictionary<string, uint> Files { get; } = new Dictionary<string, uint>(StringComparer.OrdinalIgnoreCase)
    {
        ["FullControl"] = 0x1F01FF,
        ["Modify"] = 0x301BF,
        ["ReadAndExecute"] = 0x200A9,
        ["Read"] = 0x20089,
        ["Write"] = 0x116,
        ["Synchronize"] = Synchronize,
        ["TakeOwnership"] = 0x80000,
        ["ChangePermissions"] = 0x40000,
        ["ReadPermissions"] = 0x20000,
        ["Delete"] = 0x10000,
        ["WriteAttributes"] = 0x100,
        ["ReadAttributes"] = 0x80,
        ["DeleteSubdirectoriesAndFiles"] = 0x40,
        ["ExecuteFile"] = 0x20,
        ["Traverse"] = 0x20,
        ["WriteExtendedAttributes"] = 0x10,
        ["ReadExtendedAttributes"] = 8,
        ["AppendData"] = 4,
        ["CreateDirectories"] = 4,
        ["WriteData"] = 2,
        ["CreateFiles"] = 2,
        ["ReadData"] = 1,
        ["ListDirectory"] = 1,
    };

    /// <summary>Rights of registry keys.</summary>
    public static IReadOnlyDictionary<string, uint> Keys { get; } = new Dictionary<string, uint>(StringComparer.OrdinalIgnoreCase)
    {
        ["FullControl"] = 0xF003F,
        ["ReadKey"] = 0x20019,
        ["ExecuteKey"] = 0x20019,
        ["WriteKey"] = 0x20006,
        ["TakeOwnership"] = 0x80000,
        ["ChangePermissions"] = 0x40000,
        ["ReadPermissions"] = 0x20000,
        ["Delete"] = 0x10000,
        ["CreateLink"] = 0x20,
        ["Notify"] = 0x10,
        ["EnumerateSubKeys"] = 8,
        ["CreateSubKey"] = 4,
        ["SetValue"] = 2,
        ["QueryValues"] = 1,
    };

    /// <summary>The bits of a comma-separated list; null when a name is unknown.</summary>
    public static uint? Parse(IReadOnlyDictionary<string, uint> names, string text)
    {
        var bits = 0u;
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!names.TryGetValue(name, out var value))
                return null;
            bits |= value;
        }
        return bits == 0 ? null : bits;
    }

    /// <summary>The fewest names that make up the bits, widest first.</summary>
    public static string Print(IReadOnlyDictionary<string, uint> names, uint bits)
    {
        var printed = new List<string>();
        foreach (var (name, value) in names)
        {
            if ((bits & value) != value)
                continue;
            printed.Insert(0, name);
            bits &= ~value;
        }
        return string.Join(", ", printed);
    }
}

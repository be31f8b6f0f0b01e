using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Registry;

/// <summary>community.windows.win_regmerge: imports a .reg file. As the real one it is changed at every call, unless compare_to finds no difference.</summary>
sealed partial class WinRegMerge : GuestModule
{
    public override string Name => "community.windows.win_regmerge";

    protected override void Apply(ModuleRun run)
    {
        var path = run.Arguments.Need("path");
        if (run.Files.Find(path) is not { IsContainer: false, Content: var content })
            throw ModuleRun.Fail($"error importing registry value from '{path}'");
        var text = Decode(content ?? []);
        if (!text.StartsWith("Windows Registry Editor", StringComparison.Ordinal) && !text.StartsWith("REGEDIT4", StringComparison.Ordinal))
            throw ModuleRun.Fail($"error importing registry value from '{path}'");
        var isThere = run.Arguments.Text("compare_to") is { } key && run.Registry.Find(key) is not null;
        if (run.Arguments.Has("compare_to") && !isThere)
            run.Result["compare_to_key_found"] = false;
        run.Result["compared"] = isThere;
        var differences = Entries(text).Count(entry => !IsThere(run, entry));
        if (isThere)
            run.Result["difference_count"] = differences;
        if (isThere && differences == 0)
            return;
        run.Change(() => Entries(text).ToList().ForEach(entry => Import(run, entry)));
    }

    static string Decode(byte[] content) => content is [0xFF, 0xFE, ..]
        ? Encoding.Unicode.GetString(content, 2, content.Length - 2)
        : Encoding.UTF8.GetString(content).TrimStart('\uFEFF');

    // Key, name (null: the key itself), value (null: to be removed).
    static IEnumerable<(string Key, string? Name, NodeValue? Value)> Entries(string text)
    {
        var key = "";
        foreach (var line in text.ReplaceLineEndings("\n").Replace("\\\n", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line is ['[', '-', .. var removed, ']'])
            {
                yield return (removed, null, null);
            }
            else if (line is ['[', .. var kept, ']'])
            {
                key = kept;
                yield return (key, null, NodeValue.String(""));
            }
            else if (Line().Match(line) is { Success: true } match)
            {
                yield return (key, match.Groups["name"].Success ? Unescape(match.Groups["name"].Value) : "", Value(match.Groups["data"].Value));
            }
        }
    }

    static NodeValue? Value(string data)
    {
        if (data == "-")
            return null;
        if (data.StartsWith("dword:", StringComparison.OrdinalIgnoreCase))
            return NodeValue.DWord(uint.Parse(data[6..], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        if (data is ['"', .. var text, '"'])
            return NodeValue.String(Unescape(text));
        var bytes = data[(data.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => byte.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
        return data.Split(':')[0].ToUpperInvariant() switch
        {
            "HEX(2)" => new("ExpandString") { Text = Encoding.Unicode.GetString(bytes).TrimEnd('\0') },
            "HEX(7)" => new("MultiString") { Lines = Encoding.Unicode.GetString(bytes).TrimEnd('\0').Split('\0') },
            "HEX(B)" => new("QWord") { Number = BitConverter.ToInt64(bytes) },
            _ => new("Binary") { Bytes = bytes },
        };
    }

    static string Unescape(string text) => text.Replace("\\\"", "\"", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal);

    static bool IsThere(ModuleRun run, (string Key, string? Name, NodeValue? Value) entry)
    {
        if (entry.Name is null)
            return (run.Registry.Find(entry.Key) is not null) == (entry.Value is not null);
        var current = run.Registry.Value(entry.Key, entry.Name);
        return entry.Value is null ? current is null : current is not null && current.Kind == entry.Value.Kind && RegistryData.SameData(current, entry.Value);
    }

    static void Import(ModuleRun run, (string Key, string? Name, NodeValue? Value) entry)
    {
        if (entry is (_, null, null))
            run.Registry.Delete(entry.Key);
        else if (entry.Name is null)
            run.Registry.Create(entry.Key);
        else if (entry.Value is null)
            run.Registry.Find(entry.Key)?.Values.Remove(entry.Name);
        else
            run.Registry.Set(entry.Key, entry.Name, entry.Value);
    }

    [GeneratedRegex("""^(?:@|"(?<name>(?:[^"\\]|\\.)*)")=(?<data>.+)$""")]
    private static partial Regex Line();
}

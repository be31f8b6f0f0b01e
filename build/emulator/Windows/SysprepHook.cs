using System.Globalization;
using System.Text;

namespace Ingot.Emulator.Windows;

/// <summary>A provider that somebody registered for sysprep below SYSTEM\Setup\SysPrepExternal.</summary>
/// <param name="Library">Path of its DLL.</param>
/// <param name="Method">Function that sysprep calls.</param>
/// <param name="Behaviour">What the function does: the second line of the modelled DLL; null when the DLL is not there.</param>
/// <remarks>A modelled DLL is a text: "MZ", and on its second line nothing, "wait 420" (seconds), "fail 0x5", or "hang 0x5".</remarks>
sealed record SysprepHook(string Library, string Method, string? Behaviour)
{
    /// <summary>Seconds it takes when nothing is said of it.</summary>
    public const int Usual = 5;

    /// <summary>Seconds it takes.</summary>
    public int Seconds => Behaviour?.Split(' ') is ["wait", var seconds] ? int.Parse(seconds, CultureInfo.InvariantCulture) : Usual;

    /// <summary>The code it fails with; null when it does not.</summary>
    public string? Failure => Behaviour?.Split(' ') is ["fail" or "hang", var code] ? code : null;

    /// <summary>True when it never returns.</summary>
    public bool Hangs => Behaviour?.StartsWith("hang", StringComparison.Ordinal) is true;

    /// <summary>Content of a modelled DLL.</summary>
    public static byte[] Content(string behaviour) => Encoding.ASCII.GetBytes($"MZ\n{behaviour}");

    /// <summary>The hooks of a pass, in the order of their names.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="pass">Cleanup, Generalize or Specialize.</param>
    public static IReadOnlyList<SysprepHook> Of(WindowsMachine machine, string pass) =>
    [
        .. Key(machine, pass).Values.Values.Select(value => value.Text).OfType<string>().Select(text =>
        {
            var parts = text.Split(',', 2, StringSplitOptions.TrimEntries);
            var file = parts[0].Replace("%SystemRoot%", @"C:\Windows", StringComparison.OrdinalIgnoreCase);
            return new SysprepHook(file, parts.ElementAtOrDefault(1) ?? "", Read(machine, file));
        }),
    ];

    /// <summary>Registers one.</summary>
    public static void Register(WindowsMachine machine, string pass, string name, string library, string method) =>
        Key(machine, pass).Values[name] = NodeValue.String($"{library},{method}");

    static TreeNode Key(WindowsMachine machine, string pass) =>
        machine.Drives["HKLM"].Descend(["SYSTEM", "Setup", "SysPrepExternal", pass], machine.BootTime);

    static string? Read(WindowsMachine machine, string file)
    {
        var node = machine.Drives.GetValueOrDefault("C");
        foreach (var name in file.Split('\\').Skip(1))
            node = node?.Children.GetValueOrDefault(name);
        return node is null ? null : Encoding.ASCII.GetString(node.Content ?? []).Split('\n').ElementAtOrDefault(1)?.Trim() ?? "";
    }
}

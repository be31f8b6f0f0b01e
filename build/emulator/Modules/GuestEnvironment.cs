using System.Text.RegularExpressions;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules;

/// <summary>Environment variables of the guest: fixed ones, the user's, and the machine's from the registry.</summary>
static partial class GuestEnvironment
{
    /// <summary>Where Windows keeps the machine's variables.</summary>
    public const string MachineKey = @"HKLM:\SYSTEM\CurrentControlSet\Control\Session Manager\Environment";

    /// <summary>Where Windows keeps a user's variables.</summary>
    public const string UserKey = @"HKCU:\Environment";

    /// <summary>What a new process of that user sees.</summary>
    public static SortedDictionary<string, string> Of(WindowsMachine machine, string user)
    {
        var profile = GuestAccount.Profile(user);
        var all = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["ALLUSERSPROFILE"] = @"C:\ProgramData",
            ["APPDATA"] = profile + @"\AppData\Roaming",
            ["CommonProgramFiles"] = @"C:\Program Files\Common Files",
            ["COMPUTERNAME"] = machine.ComputerName,
            ["ComSpec"] = @"C:\Windows\system32\cmd.exe",
            ["HOMEDRIVE"] = "C:",
            ["HOMEPATH"] = profile[2..],
            ["LOCALAPPDATA"] = profile + @"\AppData\Local",
            ["NUMBER_OF_PROCESSORS"] = "2",
            ["OS"] = "Windows_NT",
            ["Path"] = @"C:\Windows\system32;C:\Windows;C:\Windows\System32\Wbem;C:\Windows\System32\WindowsPowerShell\v1.0\",
            ["PATHEXT"] = ".COM;.EXE;.BAT;.CMD;.VBS;.VBE;.JS;.JSE;.WSF;.WSH;.MSC;.CPL",
            ["PROCESSOR_ARCHITECTURE"] = "AMD64",
            ["ProgramData"] = @"C:\ProgramData",
            ["ProgramFiles"] = @"C:\Program Files",
            ["ProgramFiles(x86)"] = @"C:\Program Files (x86)",
            ["ProgramW6432"] = @"C:\Program Files",
            ["PSModulePath"] = @"C:\Program Files\WindowsPowerShell\Modules;C:\Windows\system32\WindowsPowerShell\v1.0\Modules",
            ["PUBLIC"] = @"C:\Users\Public",
            ["SystemDrive"] = "C:",
            ["SystemRoot"] = @"C:\Windows",
            ["TEMP"] = profile + @"\AppData\Local\Temp",
            ["TMP"] = profile + @"\AppData\Local\Temp",
            ["USERDOMAIN"] = GuestAccount.Authority(machine, user),
            ["USERNAME"] = user,
            ["USERPROFILE"] = profile,
            ["windir"] = @"C:\Windows",
        };
        foreach (var (name, node) in machine.Drives.GetValueOrDefault("Env")?.Children ?? [])
            Overlay(all, name, node.Values.GetValueOrDefault("Value")?.Text);
        var registry = new GuestRegistry(machine, user, TimeProvider.System);
        foreach (var key in new[] { MachineKey, UserKey })
        {
            foreach (var (name, value) in registry.Find(key)?.Values ?? [])
                Overlay(all, name, value.Text);
        }
        return all;
    }

    /// <summary>Replaces %NAME% by the variable's value; an unknown name stays as it is.</summary>
    public static string Expand(WindowsMachine machine, string user, string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
            return text;
        var all = Of(machine, user);
        return Variable().Replace(text, match => all.TryGetValue(match.Groups[1].Value, out var value) ? value : match.Value);
    }

    /// <summary>What Ansible does to a path option: variables are expanded, and a leading ~ is the user's folder.</summary>
    public static string ExpandPath(WindowsMachine machine, string user, string path) =>
        path is "~" || path.StartsWith(@"~\", StringComparison.Ordinal) || path.StartsWith("~/", StringComparison.Ordinal)
            ? GuestAccount.Profile(user) + path[1..]
            : Expand(machine, user, path);

    /// <summary>Temporary folders belong to the user, and a user's own part of the path comes after the machine's.</summary>
    static void Overlay(SortedDictionary<string, string> all, string name, string? value)
    {
        if (value is null || name.ToUpperInvariant() is "TEMP" or "TMP" or "USERNAME" or "COMPUTERNAME" or "USERPROFILE" or "USERDOMAIN")
            return;
        all[name] = value;
    }

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Variable();
}

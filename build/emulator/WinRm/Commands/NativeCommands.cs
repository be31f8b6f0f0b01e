using System.Text.RegularExpressions;
using Ingot.Emulator.Modules;
using Ingot.Emulator.Scripting;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.WinRm.Commands;

/// <summary>A few programs of Windows, for command lines that are not PowerShell.</summary>
sealed partial class NativeCommands(WindowsMachine machine, string user, TimeProvider time)
{
    /// <summary>ERROR_FILE_NOT_FOUND.</summary>
    public const int FileNotFound = 2;

    /// <summary>Runs a line as cmd.exe would.</summary>
    public async Task<ScriptResult> RunAsync(string line, CancellationToken cancellationToken)
    {
        var text = CmdPrefix().Replace(GuestEnvironment.Expand(machine, user, line.Trim()), "");
        if (CommandScript.Decode(text) is { } script)
            return await GuestPowerShell.RunAsync(machine, script, new Dictionary<string, string>(StringComparer.Ordinal), time,
                cancellationToken);
        var match = FirstWord().Match(text);
        var name = match.Groups[1].Value;
        var rest = match.Groups[2].Value.Trim();
        return Builtin(Program(name), rest) ?? Unknown(name);
    }

    ScriptResult? Builtin(string program, string rest) => program switch
    {
        "whoami" => Lines($@"{GuestAccount.Authority(machine, user)}\{user}".ToLowerInvariant()),
        "hostname" => Lines(machine.ComputerName),
        "echo" => Lines(rest.Trim('"')),
        "ver" => Lines("", $"Microsoft Windows [Version {machine.Version}]"),
        "exit" => new(int.TryParse(rest.Replace("/b", "", StringComparison.OrdinalIgnoreCase).Trim(), out var code) ? code : 0, "", ""),
        "ipconfig" => Lines(
            "", "Windows IP Configuration", "", "", "Ethernet adapter Ethernet:", "",
            $"   IPv4 Address. . . . . . . . . . . : {machine.Address}", "   Subnet Mask . . . . . . . . . . . : 255.255.255.0"),
        "type" => Type(rest.Trim('"')),
        "shutdown" => new ShutdownCommand(machine, time).Run(rest),
        "chcp" => Lines("Active code page: 65001"),
        _ => null,
    };

    ScriptResult Type(string path) =>
        new GuestFiles(machine, user, time).Find(path) is { IsContainer: false } file
            ? new(0, System.Text.Encoding.UTF8.GetString(file.Content ?? []), "")
            : new(1, "", "The system cannot find the file specified.\r\n");

    /// <summary>A program that is on the disk but that nobody modelled is reported; one that is not there fails as in Windows.</summary>
    ScriptResult Unknown(string name)
    {
        var files = new GuestFiles(machine, user, time);
        if (files.Find(name) is not null
            || (!name.Contains('\\', StringComparison.Ordinal) && files.Find($@"C:\Windows\System32\{Program(name)}.exe") is not null))
        {
            if (!machine.NotModelled.Contains($"program {name}", StringComparer.OrdinalIgnoreCase))
                machine.NotModelled.Add($"program {name}");
            return machine.RefusesUnknown ? new(1, "", $"The rehearsal guest has no model of the program {name}.\r\n") : new(0, "", "");
        }
        return new(FileNotFound, "", "The system cannot find the file specified");
    }

    static string Program(string name)
    {
        var leaf = name[(name.LastIndexOf('\\') + 1)..].ToLowerInvariant();
        return leaf.EndsWith(".exe", StringComparison.Ordinal) || leaf.EndsWith(".com", StringComparison.Ordinal) ? leaf[..^4] : leaf;
    }

    static ScriptResult Lines(params string[] lines) => new(0, string.Concat(lines.Select(line => line + "\r\n")), "");

    [GeneratedRegex(@"^""?(?:\S*\\)?cmd(?:\.exe)?""?\s+/[cs]\s+", RegexOptions.IgnoreCase)]
    private static partial Regex CmdPrefix();

    [GeneratedRegex(@"^""?((?<="")[^""]+|[^\s""]+)""?(.*)$", RegexOptions.Singleline)]
    private static partial Regex FirstWord();
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ingot.Emulator.Modules;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.WinRm.Commands;

/// <summary>The small scripts that Ansible's winrm connection and reboot action send beside modules.</summary>
sealed partial class AnsibleHelpers(WindowsMachine machine, string user, TimeProvider time)
{
    readonly GuestFiles files = new(machine, user, time);

    /// <summary>Runs a helper script, or gives null when the script is not one.</summary>
    public CommandOutput? TryRun(string script, byte[] input)
    {
        if (CommandScript.IsPutFile(script))
            return Put(QuotedPath().Match(script), input);
        if (Fetch().Match(script) is { Success: true } fetch)
            return FetchChunk(Unescape(fetch.Groups[1].Value), int.Parse(fetch.Groups[2].Value), long.Parse(fetch.Groups[3].Value));
        if (MakeTemp().Match(script) is { Success: true } temp)
            return MakeTempFolder(Unescape(temp.Groups[1].Value), Unescape(temp.Groups[2].Value));
        if (Remove().Match(script) is { Success: true } remove)
            return RemoveItem(Unescape(remove.Groups[1].Value));
        if (Exists().Match(script) is { Success: true } exists)
            return CommandOutput.Text("$res\r\n", files.Find(Unescape(exists.Groups[1].Value)) is null ? 1 : 0);
        if (Checksum().Match(script) is { Success: true } checksum)
            return CommandOutput.Text(ChecksumOf(Unescape(checksum.Groups[1].Value)) + "\r\n");
        if (ExpandUser().Match(script) is { Success: true } expand)
            return CommandOutput.Text($@"{GuestAccount.Profile(user)}{Unescape(expand.Groups[1].Value)}" + "\r\n");
        return RebootPart(script);
    }

    CommandOutput? RebootPart(string script)
    {
        if (script.Contains("Win32_OperatingSystem", StringComparison.Ordinal)
            && script.Contains("LastBootUpTime.ToFileTime()", StringComparison.Ordinal))
            return CommandOutput.Text(machine.BootTime.ToFileTime() + "\r\n");
        if (RebootTest().Match(script) is { Success: true } test)
            return TestReboot(Unescape(test.Groups[1].Value), Unescape(test.Groups[2].Value));
        return Reboot().Match(script) is { Success: true } reboot ? ShutDown(script, reboot.Groups[1].Value) : null;
    }

    CommandOutput ShutDown(string script, string arguments)
    {
        var registry = new GuestRegistry(machine, user, time);
        if (LogonKey().Match(script) is { Success: true } key)
            registry.Delete(key.Groups[1].Value);
        var result = new ShutdownCommand(machine, time).Run(arguments);
        var json = JsonSerializer.Serialize(new { stdout = result.Output.Trim(), stderr = result.Error.Trim(), rc = result.ExitCode });
        return CommandOutput.Text(json + "\r\n", changed: true);
    }

    CommandOutput TestReboot(string path, string text) =>
        new GuestRegistry(machine, user, time).Find(path) is null
            ? CommandOutput.Text("", 1, $"Get-Item : Cannot find path '{path}' because it does not exist.")
            : CommandOutput.Text(text + "\r\n");

    CommandOutput Put(Match path, byte[] input)
    {
        var target = Unescape(path.Groups[1].Value);
        using var content = new MemoryStream();
        foreach (var line in Encoding.ASCII.GetString(input)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            content.Write(Convert.FromBase64String(line));
        if (files.Find(GuestFiles.Parent(files.Normalize(target))) is not { IsContainer: true })
            return CommandOutput.Text("", 1,
                $"Exception calling \"Create\" with \"1\" argument(s): \"Could not find a part of the path '{target}'.\"");
        files.Write(target, content.ToArray());
        return CommandOutput.Text($$"""{"sha1":"{{Sha1(content.ToArray())}}"}""" + "\r\n", changed: true);
    }

    CommandOutput FetchChunk(string path, int size, long offset)
    {
        if (files.Find(path) is not { } node)
            return CommandOutput.Text("", 1, $"{path} does not exist");
        if (node.IsContainer)
            return CommandOutput.Text("[DIR]\r\n");
        var content = node.Content ?? [];
        var chunk = content.AsSpan((int)Math.Min(offset, content.Length), (int)Math.Min(size, Math.Max(0, content.Length - offset)));
        return CommandOutput.Text(chunk.IsEmpty ? "" : Convert.ToBase64String(chunk) + "\r\n");
    }

    CommandOutput MakeTempFolder(string parent, string name)
    {
        var path = $@"{files.Normalize(parent).TrimEnd('\\')}\{name}";
        files.CreateFolder(path);
        return CommandOutput.Text(path + "\r\n", changed: true);
    }

    CommandOutput RemoveItem(string path) =>
        files.Delete(path)
            ? CommandOutput.Text("", changed: true)
            : CommandOutput.Text("", 1, $"Remove-Item : Cannot find path '{path}' because it does not exist.");

    string ChecksumOf(string path) => files.Find(path) switch
    {
        null => "1",
        { IsContainer: true } => "3",
        var file => Sha1(file.Content ?? []),
    };

    /// <summary>Ansible compares SHA-1 sums; the choice is the protocol's.</summary>
    static string Sha1(byte[] content)
    {
#pragma warning disable CA5350 // Do Not Use Weak Cryptographic Algorithms: Ansible's protocol asks for SHA-1
        return Convert.ToHexStringLower(SHA1.HashData(content));
#pragma warning restore CA5350
    }

    /// <summary>Undoes the doubling of quotes; PowerShell takes four typographic ones for quotes too.</summary>
    static string Unescape(string text) => DoubledQuote().Replace(text, "$1");

    [GeneratedRegex("(['\u2018\u2019\u201a\u201b])['\u2018\u2019\u201a\u201b]")]
    private static partial Regex DoubledQuote();

    [GeneratedRegex(@"\$path = '((?:[^']|'')*)'")]
    private static partial Regex QuotedPath();

    [GeneratedRegex(@"\$path = '((?:[^']|'')*)'\s.*\$buffer_size = (\d+)\s+\$offset = (\d+)", RegexOptions.Singleline)]
    private static partial Regex Fetch();

    [GeneratedRegex(@"\$tmp_path = \[System\.Environment\]::ExpandEnvironmentVariables\('((?:[^']|'')*)'\)\s+" +
        @"\$tmp = New-Item -Type Directory -Path \$tmp_path -Name '((?:[^']|'')*)'")]
    private static partial Regex MakeTemp();

    [GeneratedRegex(@"^(?:Set-StrictMode -Version Latest\s+)?Remove-Item '((?:[^']|'')*)' -Force(?: -Recurse)?;", RegexOptions.None)]
    private static partial Regex Remove();

    [GeneratedRegex(@"^(?:Set-StrictMode -Version Latest\s+)?If \(Test-Path '((?:[^']|'')*)'\)\s+\{\s+\$res = 0;")]
    private static partial Regex Exists();

    [GeneratedRegex(@"If \(Test-Path -PathType Leaf '((?:[^']|'')*)'\)\s+\{\s+" +
        @"\$sp = new-object -TypeName System\.Security\.Cryptography\.SHA1CryptoServiceProvider")]
    private static partial Regex Checksum();

    [GeneratedRegex(@"^(?:Set-StrictMode -Version Latest\s+)?Write-Output \(?\(Get-Location\)\.Path(?: \+ '((?:[^']|'')*)'\))?\s")]
    private static partial Regex ExpandUser();

    [GeneratedRegex(@"Get-Item -LiteralPath '([^']*AutoLogonChecked)' -ErrorAction Stop; '([^']*)'")]
    private static partial Regex RebootTest();

    [GeneratedRegex(@"\$stderr = \. \{ shutdown\.exe (/r .*?) \| Set-Variable stdout \}")]
    private static partial Regex Reboot();

    [GeneratedRegex(@"if \(\$True\) \{\s+Remove-Item -LiteralPath '([^']*)'", RegexOptions.IgnoreCase)]
    private static partial Regex LogonKey();
}

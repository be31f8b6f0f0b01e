using System.Reflection;
using System.Text.Json.Nodes;
using Ingot.Emulator.Scripting;
using Ingot.Emulator.Windows;

namespace Ingot.Tests.Windows;

/// <summary>A fresh modelled Windows and the real guest scripts to run on it.</summary>
public sealed class Guest
{
    public const string Address = "127.16.1.4";

    public const string HostName = "ingotbox";

    public const string Account = "ingotbuild";

    public const string Password = "Xy7!correct-horse-42";

    public WindowsMachine Machine { get; init; } =
        WindowsImage.FirstBoot(HostName, Address, "azureadmin", "Adm1n!password-9", TimeProvider.System.GetUtcNow());

    /// <summary>The clock of the world outside.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public static string Script(string name)
    {
        using var stream = Assembly.Load("Ingot").GetManifestResourceStream($"Windows/{name}.ps1")
            ?? throw new InvalidOperationException($"There is no script {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public Task<ScriptResult> RunAsync(string script, params (string Name, string Value)[] parameters) => GuestPowerShell.RunAsync(
        Machine,
        script,
        parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal),
        Time,
        TestContext.Current.CancellationToken);

    public Task<ScriptResult> EnableAsync(string password = Password, string account = Account) => RunAsync(
        Script("Enable-WinRm"),
        ("UserName", account),
        ("Password", password),
        ("Address", Address),
        ("HostName", HostName),
        ("BuilderAddress", "127.0.0.1"));

    public Task<ScriptResult> CloseAsync() => RunAsync(Script("Close-WinRm"), ("UserName", Account));

    /// <summary>Starts sysprep, and looks once.</summary>
    public async Task<ScriptResult> SysprepAsync(string seconds = "900")
    {
        var started = await RunAsync(Script("Invoke-Sysprep"));
        return started.ExitCode == 0 ? await RunAsync(Script("Watch-Sysprep"), ("Seconds", seconds)) : started;
    }

    /// <summary>The JSON of the last line, which must be the only one.</summary>
    public static JsonObject Answer(ScriptResult result)
    {
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.True(lines.Length == 1, $"exit {result.ExitCode}\n{result.Output}\n{result.Error}");
        Assert.True(lines[0].Length < 4096);
        return JsonNode.Parse(lines[0])!.AsObject();
    }
}

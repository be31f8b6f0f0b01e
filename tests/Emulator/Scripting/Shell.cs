using Ingot.Emulator.Scripting;
using Ingot.Emulator.Windows;

namespace Ingot.Tests.Emulator.Scripting;

/// <summary>Runs short scripts on one fresh modelled Windows.</summary>
public sealed class Shell
{
    public WindowsMachine Machine { get; } =
        WindowsImage.FirstBoot("ingotbox", "127.16.1.4", "azureadmin", "Adm1n!password-9", TimeProvider.System.GetUtcNow());

    public Task<ScriptResult> RunAsync(string script, params (string Name, string Value)[] parameters) => GuestPowerShell.RunAsync(
        Machine,
        script,
        parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal),
        TimeProvider.System,
        TestContext.Current.CancellationToken);

    /// <summary>The lines of standard output of a script that must succeed.</summary>
    public async Task<string[]> LinesAsync(string script)
    {
        var result = await RunAsync(script);
        Assert.True(result is { ExitCode: 0, Error: "" }, $"exit {result.ExitCode}\n{result.Output}\n{result.Error}");
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Standard output of a script that must succeed, trimmed.</summary>
    public async Task<string> TextAsync(string script) => string.Join('\n', await LinesAsync(script)).Trim();
}

using System.Management.Automation;
using Ingot.Emulator.Scripting.Provider;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Runs the stand-in of a native program and sets $LASTEXITCODE.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "GuestProgram")]
public sealed class InvokeGuestProgram : PSCmdlet
{
    internal const string CommandName = "Invoke-GuestProgram";

    /// <summary>Program name without folder and extension.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Program { get; set; } = "";

    /// <summary>Its arguments.</summary>
    [Parameter(Position = 1)]
    [AllowEmptyCollection]
    [AllowNull]
    public object?[]? Arguments { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var answer = GuestPrograms.Run(GuestHost.SessionOf(Host), Program, [.. (Arguments ?? []).Select(GuestText.Of)]);
        foreach (var line in answer.Lines)
            WriteObject(line);
        SessionState.PSVariable.Set("global:LASTEXITCODE", answer.ExitCode);
    }
}

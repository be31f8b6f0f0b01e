using System.Management.Automation;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Invoke-Command on this computer; there is no other to reach.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "Command")]
public sealed class InvokeCommandCommand : PSCmdlet
{
    /// <summary>What to run.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public ScriptBlock? ScriptBlock { get; set; }

    /// <summary>Positional arguments.</summary>
    [Parameter]
    public object[] ArgumentList { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        WriteObject(InvokeCommand.InvokeScript(useLocalScope: true, ScriptBlock, input: null, ArgumentList), enumerateCollection: true);
}

using System.Management.Automation;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Get-Variable, in the caller's scope.</summary>
[Cmdlet(VerbsCommon.Get, "Variable")]
public sealed class GetVariableCommand : PSCmdlet
{
    /// <summary>Names.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string[] Name { get; set; } = [];

    /// <summary>Accepted; the caller's scope and its parents are searched.</summary>
    [Parameter]
    public string Scope { get; set; } = "";

    /// <summary>Only the values.</summary>
    [Parameter]
    public SwitchParameter ValueOnly { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in Name)
            if (SessionState.PSVariable.Get(name) is { } variable)
                WriteObject(ValueOnly ? variable.Value : variable);
            else
                WriteError(new ErrorRecord(
                    new ItemNotFoundException($"Cannot find a variable with the name '{name}'."), "VariableNotFound",
                        ErrorCategory.ObjectNotFound, name));
    }
}

using System.Management.Automation;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Set-Variable and New-Variable, in the caller's scope.</summary>
[Cmdlet(VerbsCommon.Set, "Variable")]
public sealed class SetVariableCommand : PSCmdlet
{
    /// <summary>Names.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string[] Name { get; set; } = [];

    /// <summary>The value.</summary>
    [Parameter(Position = 1)]
    [AllowNull]
    public object? Value { get; set; }

    /// <summary>A named scope, such as Script or Global.</summary>
    [Parameter]
    public string Scope { get; set; } = "";

    /// <summary>Accepted.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in Name)
            SessionState.PSVariable.Set(Scope is { Length: > 0 } && !char.IsAsciiDigit(Scope[0]) ? $"{Scope}:{name}" : name, Value);
    }
}

using System.Management.Automation;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Invoke-Expression, in the caller's scope.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "Expression")]
public sealed class InvokeExpressionCommand : PSCmdlet
{
    /// <summary>The text to run.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string Command { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ScriptChecks.Refusal(Command) is { } refusal)
            ThrowTerminatingError(new ErrorRecord(new ParseException(refusal.TrimEnd()), "ParseException", ErrorCategory.ParserError,
                Command));
        WriteObject(InvokeCommand.InvokeScript(useLocalScope: false, ScriptBlock.Create(CustomObjects.Rewrite(Command)), input: null),
            enumerateCollection: true);
    }
}

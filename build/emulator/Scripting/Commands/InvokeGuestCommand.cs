using System.Collections;
using System.Management.Automation;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>The bridge from the stand-in functions to what they do.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "GuestCommand")]
public sealed class InvokeGuestCommand : PSCmdlet
{
    internal const string CommandName = "Invoke-GuestCommand";

    /// <summary>The function that was called.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public PSCmdlet? Caller { get; set; }

    /// <summary>Its bound parameters.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public IDictionary? Bound { get; set; }

    /// <summary>All pipeline objects of a collecting command.</summary>
    [Parameter(Position = 2)]
    [AllowEmptyCollection]
    [AllowNull]
    public object?[]? Piped { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Caller is null || Bound is null || !GuestCommands.ByName.TryGetValue(Caller.MyInvocation.MyCommand.Name, out var command))
            return;
        var bound = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in Bound)
            bound[(string)entry.Key] = entry.Value;
        if (bound.TryGetValue("WhatIf", out var whatIf) && LanguagePrimitives.IsTrue(whatIf))
            return;
        var call = new CommandCall(GuestHost.SessionOf(Host), Caller, bound, Piped ?? []);
        try
        {
            command.Run(call);
        }
        catch (Exception exception)
            when (exception is not (PipelineStoppedException or FlowControlException or ActionPreferenceStopException))
        {
            Caller.WriteError(RecordOf(exception));
        }
    }

    static ErrorRecord RecordOf(Exception exception) => exception is IContainsErrorRecord { ErrorRecord: { } record }
        ? new ErrorRecord(record, exception)
        : new ErrorRecord(exception, exception.GetType().FullName, ErrorCategory.NotSpecified, null);
}

using System.Management.Automation;
using Ingot.Emulator.Scripting.Provider;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Cmdlets that write to the streams.</summary>
static class WriteCommands
{
    const string Message = "[Parameter(Position=0,ValueFromPipeline)][Alias('Msg')][AllowEmptyString()][AllowNull()]$Message";

    public static IReadOnlyList<GuestCommand> All { get; } =
    [
        new("Write-Output", "[Parameter(Position=0,ValueFromPipeline," +
            "ValueFromRemainingArguments)][AllowNull()][AllowEmptyCollection()][AllowEmptyString()]" +
            "[psobject[]]$InputObject,[switch]$NoEnumerate", Output),
        new("Write-Host", "[Parameter(Position=0,ValueFromPipeline,ValueFromRemainingArguments)][AllowNull()]$Object,[switch]$NoNewline," +
            "$Separator," +
            "$ForegroundColor,$BackgroundColor", Host),
        new("Write-Warning", Message, call => call.Caller.WriteWarning(call.Text("Message"))),
        new("Write-Verbose", Message, call => call.Caller.WriteVerbose(call.Text("Message"))),
        new("Write-Debug", Message, call => call.Caller.WriteDebug(call.Text("Message"))),
        new("Write-Information", Message, call => call.Caller.WriteInformation(call.Value("Message"), [])),
        new("Write-Progress", "[Parameter(Position=0)]$Activity,[Parameter(Position=1)]$Status,[int]$Id,[int]$PercentComplete," +
            "[switch]$Completed", _ => { }),
        new("Write-Error", "[Parameter(Position=0,ValueFromPipeline)][Alias('Msg')]$Message,$Exception,$ErrorRecord,[string]$ErrorId," +
            "[string]$Category," +
            "$TargetObject", Error),
        new("Out-String", GuestCommand.Input + ",[switch]$Stream,[int]$Width", OutString, Collects: true),
    ];

    static void Output(CommandCall call)
    {
        if (call.Value("InputObject") is not object?[] values)
            call.Write(call.Value("InputObject"), !call.Flag("NoEnumerate"));
        else if (call.Flag("NoEnumerate") && values.Length != 1)
            call.Write(values);
        else
            foreach (var value in values)
                call.Write(value, !call.Flag("NoEnumerate"));
    }

    static void Host(CommandCall call)
    {
        var separator = call.Text("Separator", " ");
        var text = string.Join(separator, call.List("Object").Select(GuestText.Of));
        if (call.Flag("NoNewline"))
            call.Caller.Host.UI.Write(text);
        else
            call.Caller.Host.UI.WriteLine(text);
    }

    static void Error(CommandCall call)
    {
        if (call.Bare("ErrorRecord") is ErrorRecord record)
        {
            call.Caller.WriteError(record);
            return;
        }

        var exception = call.Bare("Exception") as Exception ?? new InvalidOperationException(call.Text("Message"));
        call.Caller.WriteError(new ErrorRecord(
            exception, call.Text("ErrorId", "Microsoft.PowerShell.Commands.WriteErrorException"), ErrorCategory.NotSpecified,
                call.Value("TargetObject")));
    }

    static void OutString(CommandCall call)
    {
        var lines = call.Input.SelectMany(value => ObjectText.Lines(value)).ToList();
        if (call.Flag("Stream"))
            call.Write(lines, enumerate: true);
        else
            call.Write(string.Concat(lines.Select(line => line + "\r\n")));
    }
}

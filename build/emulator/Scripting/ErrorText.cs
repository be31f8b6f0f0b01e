using System.Management.Automation;
using System.Text;

namespace Ingot.Emulator.Scripting;

/// <summary>Errors as Windows PowerShell writes them to standard error.</summary>
static class ErrorText
{
    /// <summary>The text of one record, ending with a line break.</summary>
    public static string Of(ErrorRecord record)
    {
        var text = new StringBuilder();
        var command = record.InvocationInfo?.MyCommand?.Name;
        var message = record.ErrorDetails?.Message ?? record.Exception.Message;
        text.Append(command is { Length: > 0 } ? $"{command} : {message}" : message).Append('\n');
        if (record.InvocationInfo?.PositionMessage is { Length: > 0 } position)
            text.Append(position.ReplaceLineEndings("\n")).Append('\n');
        text.Append($"    + CategoryInfo          : {record.CategoryInfo.GetMessage()}\n");
        text.Append($"    + FullyQualifiedErrorId : {record.FullyQualifiedErrorId}\n");
        return text.ToString();
    }
}

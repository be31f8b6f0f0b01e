using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text.RegularExpressions;

namespace Ingot.Emulator.Scripting;

/// <summary>Where a guest's PowerShell writes: nobody is there to answer prompts.</summary>
sealed partial class GuestHostInterface(GuestSession session) : PSHostUserInterface
{
    public override PSHostRawUserInterface RawUI { get; } = new GuestRawInterface();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw NotInteractive(descriptions.Count > 0 ? descriptions[0].Name : caption);

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        throw NotInteractive(caption);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw NotInteractive(caption);

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) => throw NotInteractive(caption);

    public override string ReadLine() => throw NotInteractive("ReadLine");

    public override SecureString ReadLineAsSecureString() => throw NotInteractive("ReadLine");

    public override void Write(string value) => session.Output.Append(Plain(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => session.Output.Append(Plain(value).ReplaceLineEndings("\n")).Append('\n');

    public override void WriteDebugLine(string message) => WriteLine($"DEBUG: {message}");

    public override void WriteErrorLine(string value) => session.Error.Append(value).Append('\n');

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override void WriteVerboseLine(string message) => WriteLine($"VERBOSE: {message}");

    public override void WriteWarningLine(string message) => WriteLine($"WARNING: {message}");

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Colours();

    /// <summary>Windows PowerShell writes no escape sequences; the engine's formatting does.</summary>
    static string Plain(string value) => Colours().Replace(value, "");

    static PSInvalidOperationException NotInteractive(string what) =>
        new($"Windows PowerShell is in NonInteractive mode. Read and Prompt functionality is not available. ({what})");
}

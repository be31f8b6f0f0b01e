using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Lets a person start a workflow, and asks for values.</summary>
public class GitHubActionsWorkflowDispatchTrigger : GitHubActionsDetailedTrigger
{
    /// <summary>Values that may be given.</summary>
    public string[] OptionalInputs { get; set; } = [];

    /// <summary>Values that must be given.</summary>
    public string[] RequiredInputs { get; set; } = [];

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer) => writer.WriteBlock("workflow_dispatch:", () => writer.WriteBlock("inputs:", () =>
    {
        Array.ForEach(OptionalInputs, x => Write(writer, x, "false"));
        Array.ForEach(RequiredInputs, x => Write(writer, x, "true"));
    }));

    static void Write(CustomFileWriter writer, string input, string required) => writer.WriteBlock($"{input}:", () =>
    {
        var words = KebabCase.From(input).Split('-').Select(x => char.ToUpperInvariant(x[0]) + x[1..]);
        writer.WriteLine($"description: \"{string.Join(' ', words)}\"");
        writer.WriteLine($"required: {required}");
    });
}

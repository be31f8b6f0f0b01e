using Nuke.Common.CI.AzurePipelines.Configuration;
using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Utilities;

namespace Ingot.CI;

/// <summary>Lets a person start a workflow, with typed inputs.</summary>
/// <param name="inputs">The inputs.</param>
public sealed class DispatchTrigger(IReadOnlyList<ParameterInput> inputs) : GitHubActionsDetailedTrigger
{
    /// <inheritdoc />
    public override void Write(CustomFileWriter writer)
    {
        using var dispatch = writer.WriteBlock("workflow_dispatch:");
        using var all = writer.WriteBlock("inputs:");
        foreach (var input in inputs)
        {
            using var block = writer.WriteBlock($"{input.Name}:");
            writer.WriteLine($"description: {ParameterInput.Quoted(input.Description)}");
            writer.WriteLine($"type: {input.Type}");
            writer.WriteLine("required: false");
            if (input.Default.Length > 0)
                writer.WriteLine($"default: {input.Default}");
            if (input.Choices.Count > 0)
                writer.WriteLine($"options: [{string.Join(", ", input.Choices)}]");
        }
    }
}

using System.Text.Json;
using Ingot.Recipes;

namespace Ingot.Windows;

/// <summary>What a machine made of an image says of itself.</summary>
/// <param name="ComputerName">Its computer name.</param>
/// <param name="MachineSid">Its security identifier.</param>
/// <param name="Problems">What is left of the bake or went wrong in setup, as sentences.</param>
public sealed record BootedImage(string ComputerName, string MachineSid, IReadOnlyList<string> Problems)
{
    /// <summary>Reads the answer of Test-BootedImage.</summary>
    /// <exception cref="Fault">The script failed or answered something else.</exception>
    public static BootedImage Read(ScriptOutcome outcome)
    {
        var answer = ScriptAnswer.Read("Test-BootedImage", outcome);
        return new BootedImage(
            ScriptAnswer.Text(answer, "computerName") ?? "",
            ScriptAnswer.Text(answer, "machineSid") ?? "",
            answer.TryGetProperty("problems", out var problems) && problems.ValueKind == JsonValueKind.Array
                ? [.. problems.EnumerateArray().Select(problem => problem.GetString() ?? "")]
                : throw new Fault(
                    "The guest script Test-BootedImage did not say what it found.",
                    "Its answer has no list of problems.",
                    "This is a mistake in the script: please report it."));
    }

    /// <summary>Everything that is wrong with it.</summary>
    /// <param name="computerName">The name it was given; null for a specialized image, which keeps name and identifier.</param>
    /// <param name="buildMachine">Hash of the identifier of the machine that was captured.</param>
    public IReadOnlyList<string> Wrong(string? computerName, string buildMachine) =>
        computerName is null ? Problems : [.. Identity(computerName, buildMachine), .. Problems];

    IEnumerable<string> Identity(string computerName, string buildMachine)
    {
        if (!ComputerName.Equals(computerName, StringComparison.OrdinalIgnoreCase))
            yield return $"Its computer name is {ComputerName} and not {computerName}, which it was given: setup did not complete.";
        if (MachineSid.Length == 0)
            yield return "It does not tell its security identifier.";
        else if (buildMachine.Length == 0)
            yield return $"Whether its security identifier is new cannot be told: the image lacks the tag {TagNames.Machine}.";
        else if (RecipeHash.Of(MachineSid) == buildMachine)
            yield return $"Its security identifier {MachineSid} is the build VM's: the image was not generalized.";
    }
}

using Ingot.Ansible;
using Ingot.Recipes;
using Nuke.Common;

/// <summary>What the user may say about the trial of the image.</summary>
partial class Build
{
    [Parameter("Playbook that a VM made of the image has to pass, or none")]
    readonly string VerifyPlaybook = "playbooks/verify.yml";

    [Parameter("How soon a VM made of the image has to be usable, as hh:mm:ss (without it 00:05:00); warn, or hh:mm:ss,warn: a slower one is no failure", Separator = ",")]
    readonly string[] ReadyBudget = [];

    [Parameter("How much of the time that things take in Azure passes in a rehearsal: 0 skips it, 1 waits all of it")]
    readonly double RehearsalPace;

    bool HasVerifyPlaybook => VerifyPlaybook.Length > 0 && !VerifyPlaybook.Equals("none", StringComparison.OrdinalIgnoreCase);

    /// <summary>The machine that the image is tried on.</summary>
    Recipe Boot => field ??= BootRecipe.Of(Recipe, HasVerifyPlaybook ? VerifyPlaybook : null);

    PlaybookFiles BootFiles => new(RootDirectory, Boot);

    ReadyBudget Budget => Ingot.Recipes.ReadyBudget.Parse(ReadyBudget) ?? throw new InvalidOperationException("The budget was not checked.");

    IEnumerable<Finding> VerifyFindings()
    {
        if (Ingot.Recipes.ReadyBudget.Parse(ReadyBudget) is null)
        {
            yield return new Finding(
                $"--ready-budget '{string.Join(',', ReadyBudget)}' is no budget.",
                "It is a time as hh:mm:ss, the word warn, or both with a comma between them.",
                "Give for example 00:05:00, or 00:08:00,warn.");
        }

        if (RehearsalPace is not (>= 0 and <= 1))
        {
            yield return new Finding(
                $"--rehearsal-pace {RehearsalPace} is no pace.", "0 skips the time that things take in Azure, 1 waits all of it.", "Give a number from 0 to 1.");
        }

        if (!VerificationIsAhead || !HasVerifyPlaybook)
            yield break;
        // What is wrong with the other files is said already.
        foreach (var finding in BootFiles.Findings().Where(finding => finding.What.Contains($"'{VerifyPlaybook}'", StringComparison.Ordinal)))
            yield return finding with { What = finding.What.Replace("--playbook", "--verify-playbook", StringComparison.Ordinal) };
    }
}

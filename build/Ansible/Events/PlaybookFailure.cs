using Ingot.Recipes;

namespace Ingot.Ansible.Events;

/// <summary>Why a playbook did not do its work, for people.</summary>
/// <param name="recipe">The recipe.</param>
/// <param name="root">Folder of the project.</param>
/// <param name="mask">Hides secrets in a text.</param>
/// <param name="way">How to go on.</param>
sealed class PlaybookFailure(Recipe recipe, string root, Func<string, string> mask, WayOn way)
{
    /// <summary>Ansible ended well, and no task ran; an image of that would be bare.</summary>
    public Fault NothingDone() => new(
        "The playbook did nothing.",
        $"No task ran on {recipe.VmName}: no play addresses its group '{Inventory.Group}', or no task has the tags or the name that were asked for.",
        $"Let the plays of {recipe.Playbook} say 'hosts: {Inventory.Group}', and check --ansible-tags, --ansible-skip-tags, --ansible-limit and --start-at-task.");

    /// <summary>Ansible ended badly outside of any task.</summary>
    /// <param name="exitCode">Its exit code.</param>
    /// <param name="error">What it said last; null when it said nothing.</param>
    public Fault Outside(int exitCode, string? error) => new(
        $"ansible-playbook ended with exit code {exitCode}.",
        error ?? "Its output above says why.",
        "Correct the playbook or its variables. To debug it, keep the VM with --on-error Keep, then call RunAnsible with the same parameters.");

    /// <summary>A task failed.</summary>
    public Fault Failed(PlaybookEvent broken)
    {
        var outcome = broken.ToOutcome(root, mask);
        var cause = FailureCause.Of(outcome);
        return new Fault(
            $"The playbook failed in task '{outcome.Task}'.",
            Lines($"{Said(outcome)}{(cause is null ? "" : $" {cause.Meaning}")}", Details(outcome)),
            $"{cause?.Remedy ?? "Correct the playbook or its variables."}{way.After(broken, "Then go on from there")}");
    }

    /// <summary>The guest was not reached, and trying again did not help or was not possible.</summary>
    /// <param name="broken">Where that was.</param>
    /// <param name="tries">How often it was tried.</param>
    public Fault Unreachable(PlaybookEvent broken, int tries)
    {
        var outcome = broken.ToOutcome(root, mask);
        var cause = FailureCause.Of(outcome);
        return new Fault(
            $"Ansible did not reach {recipe.VmName} in task '{outcome.Task}'{(tries > 1 ? $", {tries} times" : "")}.",
            Lines(
                $"{Said(outcome)}{(cause is null ? "" : $" {cause.Meaning}")}",
                [
                    .. Details(outcome),
                    .. broken.Lost.Count == 0 ? Array.Empty<string>() : [$"Not tried again by itself, because from there it would do without {string.Join(", ", broken.Lost)}"],
                ]),
            $"{cause?.Remedy ?? "If it happens at the same task again, look at what the task does to the network, the firewall or WinRM."}"
                + way.After(broken, "RunAnsible opens WinRM anew"));
    }

    static string Said(TaskOutcome outcome)
    {
        if (outcome.Hidden == true)
            return "The task hides its result (no_log); run it once without on values that are no secret.";
        var message = FirstPart(outcome.Message) ?? outcome.Detail ?? "The module gave no reason.";
        var detail = outcome.Detail is { } more && !message.Contains(more, StringComparison.Ordinal) ? $": {more}" : "";
        return Ended(message + detail);
    }

    static IReadOnlyList<string> Details(TaskOutcome outcome) =>
    [
        $"Task:   {(outcome.File is null ? "" : $"{outcome.File}:{outcome.Line}, ")}in play '{outcome.Play}'{(outcome.Item is null ? "" : $", for item {outcome.Item}")}",
        $"Module: {outcome.Module}{(outcome.Arguments is null ? "" : $" ({outcome.Arguments})")}{(outcome.Code is null ? "" : $", exit code {outcome.Code}")}",
    ];

    // What follows is Ansible's guess at the place, which is known better here.
    static string? FirstPart(string? message) =>
        message?.Split("\n\nThe error appears", 2)[0].Trim() is { Length: > 0 } text ? text.ReplaceLineEndings("\n") : null;

    static string Ended(string text) => text[^1] is '.' or '!' or '?' ? text : $"{text}.";

    static string Lines(string first, IEnumerable<string> others) => string.Concat(others.Select(line => $"{Environment.NewLine}  {line}").Prepend(first));
}

using Ingot.Ansible;
using Ingot.Recipes;
using Nuke.Common;

/// <summary>What the user may say about how the playbook is run.</summary>
partial class Build
{
    [Parameter("Begin the playbook at this task")]
    readonly string? StartAtTask;

    [Parameter("Only tasks with these tags")]
    readonly string[] AnsibleTags = [];

    [Parameter("No tasks with these tags")]
    readonly string[] AnsibleSkipTags = [];

    [Parameter("Only these hosts: the build VM, its group provisionedbox, or localhost; without it the build VM")]
    readonly string[] AnsibleLimit = [];

    [Parameter("Says what the playbook would change, and changes nothing; for RunAnsible alone, because nothing can be captured of it")]
    readonly bool AnsibleCheck;

    [Parameter("Shows what changes in files, line by line")]
    readonly bool AnsibleDiff;

    [Parameter("How much Ansible says: 0 to 6, its -v to -vvvvvv")]
    readonly int AnsibleVerbosity;

    [Parameter("File that holds the password of encrypted variables, or a program that prints it")]
    readonly string? AnsibleVaultPasswordFile;

    [Parameter("Further options of ansible-playbook, each as name or name=value: become, extra-vars, flush-cache, force-handlers, forks, module-path, vault-id …")]
    readonly string[] AnsibleArguments = [];

    [Parameter("How often the playbook goes on by itself after the build VM was not reached")]
    readonly int AnsibleRetries = 2;

    [Parameter("After how long a task is ended that has no timeout of its own, as hh:mm:ss; a connection that hangs is ended by it, and the longest update must fit")]
    readonly TimeSpan AnsibleTaskTimeout = new PlaybookOptions().TaskTimeout;

    /// <summary>What decides which tasks run with which values: part of what an image is made of, and of what the check of playbooks reads.</summary>
    string[] PlaybookArguments =>
    [
        .. StartAtTask is null ? Array.Empty<string>() : ["--start-at-task", StartAtTask],
        .. Tagged,
    ];

    string[] Tagged =>
    [
        .. AnsibleTags is [] ? Array.Empty<string>() : ["--tags", string.Join(',', AnsibleTags)],
        .. AnsibleSkipTags is [] ? Array.Empty<string>() : ["--skip-tags", string.Join(',', AnsibleSkipTags)],
        .. AnsibleVaultPasswordFile is { } file ? ["--vault-password-file", FromRoot(file)] : Array.Empty<string>(),
        .. FurtherArguments.Of(AnsibleArguments),
    ];

    string[] Shown =>
    [
        .. AnsibleDiff ? ["--diff"] : Array.Empty<string>(),
        .. AnsibleVerbosity > 0 ? [$"-{new string('v', AnsibleVerbosity)}"] : Array.Empty<string>(),
    ];

    PlaybookOptions PlaybookOptions => VerifyOptions with
    {
        Arguments = [.. Tagged, .. AnsibleCheck ? ["--check"] : Array.Empty<string>(), .. Shown],
        StartAtTask = StartAtTask,
        Limit = AnsibleLimit,
        Again = Again(),
    };

    /// <summary>Of the playbook that tries the image: it is always run whole, on a machine that was just made.</summary>
    PlaybookOptions VerifyOptions => new()
    {
        Arguments = [.. Tagged, .. Shown],
        Retries = AnsibleRetries,
        TaskTimeout = AnsibleTaskTimeout,
        Colour = !Console.IsOutputRedirected,
        Again = [],
    };

    /// <summary>Mistakes in how the playbook is to be run.</summary>
    IEnumerable<Finding> PlaybookFindings()
    {
        foreach (var finding in FurtherArguments.Findings(AnsibleArguments))
            yield return finding;
        foreach (var host in AnsibleLimit.Where(host => host != VmName && host is not (Inventory.Group or "localhost")))
        {
            yield return new Finding(
                $"--ansible-limit '{host}' is no host of this bake.",
                $"The inventory holds the build VM {VmName} in its group {Inventory.Group}; a play may also address localhost.",
                "Name one of these three, or leave it out.");
        }

        if (AnsibleVaultPasswordFile is { } vault && !File.Exists(FromRoot(vault)))
        {
            yield return new Finding(
                $"--ansible-vault-password-file '{vault}' cannot be found.",
                $"There is no file {FromRoot(vault)}.",
                "Correct the path; it is relative to the root of the project.");
        }

        if (AnsibleVerbosity is < 0 or > 6)
            yield return new Finding($"--ansible-verbosity {AnsibleVerbosity} is not from 0 to 6.", "Ansible knows -v to -vvvvvv.", "Give a number from 0 to 6.");
        if (AnsibleRetries is < 0 or > 10)
        {
            yield return new Finding(
                $"--ansible-retries {AnsibleRetries} is not from 0 to 10.", "A guest that is not reached ten times needs a person.", "Give a number from 0 to 10.");
        }

        if (AnsibleTaskTimeout < TimeSpan.FromSeconds(1))
        {
            yield return new Finding(
                $"--ansible-task-timeout {AnsibleTaskTimeout} is too short.",
                "Without a limit a connection that broke in an upload would hang for ever; with this one no task could end.",
                "Give at least a second.");
        }

        if (AnsibleCheck && ExecutionPlan.Any(target => target.Name is nameof(Sysprep) or nameof(CaptureImage) or nameof(VerifyImage) or nameof(PublishImage)))
        {
            yield return new Finding(
                "--ansible-check is for RunAnsible alone.",
                "In check mode the playbook changes nothing, and an image of that would be bare.",
                "Call RunAnsible with --ansible-check, or leave it out.");
        }
    }

    // The targets and what only this run was told make way for RunAnsible; secrets are never on the command line.
    static List<string> Again()
    {
        var words = new List<string> { EnvironmentInfo.IsWin ? "./build.ps1" : "./build.sh", nameof(RunAnsible) };
        var isKept = false;
        foreach (var word in Environment.GetCommandLineArgs().Skip(1))
        {
            if (word.StartsWith('-'))
                isKept = word.Replace("-", "").ToLowerInvariant() is not ("startattask" or "onerror" or "step" or "force" or "continue" or "skip" or "target" or "ansiblecheck");
            if (isKept)
                words.Add(word);
        }

        return words;
    }
}

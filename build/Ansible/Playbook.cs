using CliWrap;
using Ingot.Ansible.Events;
using Ingot.Recipes;

namespace Ingot.Ansible;

/// <summary>Runs the recipe's playbook.</summary>
/// <param name="ansible">Starts Ansible.</param>
/// <param name="files">The recipe's files.</param>
/// <param name="recipe">The recipe.</param>
/// <param name="time">Measures how long tasks take.</param>
public sealed class Playbook(AnsibleCommand ansible, PlaybookFiles files, Recipe recipe, TimeProvider time)
{
    const int Slow = 5;

    // The guest never sees the end of its input then, and Ansible asks it for output without limit.
    const string BrokenInput = "ERROR DURING WINRM SEND INPUT";

    // Long enough for Ansible to close its connection, short enough for somebody who pressed Ctrl-C.
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs it against the build VM, line by line as it speaks; gives what its tasks did, in one line.</summary>
    /// <remarks>
    /// After the guest was not reached it goes on at that task, with what earlier tasks registered and set. A task that failed is never tried again: it
    /// may have done half of its work.
    /// </remarks>
    /// <param name="inventory">The VM's inventory.</param>
    /// <param name="password">Password of the build account; it travels by environment only.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="watch">Who is told.</param>
    /// <param name="cancellationToken">Interrupts Ansible, and kills it when it does not listen.</param>
    /// <exception cref="Fault">A task failed, or the VM was not reached.</exception>
    public async Task<string> RunAsync(Inventory inventory, string password, PlaybookOptions options, PlaybookWatch watch, CancellationToken cancellationToken)
    {
        using var folder = new EventFolder(files.Root);
        var progress = new PlaybookProgress(files.Root, Mask(watch, password), time);
        var failure = new PlaybookFailure(recipe, files.Root, Mask(watch, password), new WayOn(options.Again));
        try
        {
            for (var tries = 1; ; tries++)
            {
                var (exitCode, error) = await RunOnceAsync(inventory, password, options, watch, folder, progress, cancellationToken);
                if (exitCode == 0)
                    return progress.Outcomes.Any(outcome => outcome.Status != "skipped") ? progress.Recap() : throw failure.NothingDone();
                if (progress.Broken is not { } broken)
                    throw failure.Outside(exitCode, error);
                if (broken.Status != "unreachable")
                    throw failure.Failed(broken);
                if (tries > options.Retries || broken.Reach is null || broken.Lost.Count > 0)
                    throw failure.Unreachable(broken, tries);
                watch.Retried(
                    $"{recipe.VmName} was not reached in task '{broken.Name}'. "
                    + $"Once it answers, the playbook goes on at '{broken.Reach}' (try {tries + 1} of {options.Retries + 1})");
                await watch.ReachAsync(cancellationToken);
                folder.Carry(recipe, broken);
                options = options with { StartAtTask = broken.Reach };
                progress.BeginAgain();
            }
        }
        finally
        {
            foreach (var line in progress.Slowest(Slow).Select((line, index) => index == 0 ? $"Slowest tasks: {line}" : $"               {line}"))
                watch.Say(line);
        }
    }

    async Task<(int ExitCode, string? Error)> RunOnceAsync(
        Inventory inventory, string password, PlaybookOptions options, PlaybookWatch watch, EventFolder folder, PlaybookProgress progress, CancellationToken cancellationToken)
    {
        string? error = null;
        var mask = Mask(watch, password);
        var written = folder.Next();
        var running = ansible
            .Create("ansible-playbook", Arguments(inventory, options, folder), options.Colour, password, Variables(options, folder))
            .WithStandardOutputPipe(PipeTarget.ToDelegate(line => watch.Write(mask(line))))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(line =>
            {
                if (line.Contains(BrokenInput, StringComparison.Ordinal))
                    watch.Say($"The connection broke in the middle of an upload. Ansible may wait in vain; --ansible-task-timeout ends the task after {options.TaskTimeout}");
                else if (line.Contains("ERROR", StringComparison.Ordinal))
                    error ??= mask(line).Replace("ERROR! ", "", StringComparison.Ordinal);
                watch.Write(mask(line));
            }))
            .ExecuteAsync(CancellationToken.None);
        await using var interrupted = cancellationToken.Register(() => ProcessGroup.Interrupt(running.ProcessId));
        await FollowAsync(running.Task, written, progress, watch, cancellationToken);
        await EndAsync(running);
        Take(written, progress, watch);
        cancellationToken.ThrowIfCancellationRequested();
        return ((await running).ExitCode, error);
    }

    // Until Ansible has ended, or has to.
    async Task FollowAsync(Task running, EventFile written, PlaybookProgress progress, PlaybookWatch watch, CancellationToken cancellationToken)
    {
        while (!running.IsCompleted && !cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAny(running, Task.Delay(Look, time, cancellationToken));
            Take(written, progress, watch);
            if (progress.Sign() is { } sign)
                watch.Say(sign);
        }
    }

    static void Take(EventFile written, PlaybookProgress progress, PlaybookWatch watch)
    {
        foreach (var happened in written.ReadNew().Select(PlaybookEvent.Parse).OfType<PlaybookEvent>())
        {
            if (progress.Read(happened) is { } outcome)
                watch.Ended(outcome);
        }
    }

    async Task EndAsync(CommandTask<CommandResult> running)
    {
        if (!running.Task.IsCompleted)
            await Task.WhenAny(running.Task, Task.Delay(Grace, time, CancellationToken.None));
        if (!running.Task.IsCompleted)
            ProcessGroup.Kill(running.ProcessId);
        await running.Task;
    }

    // A task may print what it was given.
    static Func<string, string> Mask(PlaybookWatch watch, string password) => text => watch.Mask(text.Replace(password, "[secret]", StringComparison.Ordinal));

    IEnumerable<string> Arguments(Inventory inventory, PlaybookOptions options, EventFolder folder) =>
    [
        "-i", inventory.PlayFile,
        // After the VM's own: a host belongs to the inventory that names it first, and finds its certificate beside that.
        .. folder.CarriedInventory is { } carried ? ["-i", carried] : Array.Empty<string>(),
        "--limit", options.Limit.Count == 0 ? recipe.VmName : string.Join(',', options.Limit),
        .. recipe.VariablesFiles.SelectMany(file => new[] { "-e", $"@{files.Full(file)}" }),
        .. options.Arguments,
        .. options.StartAtTask is { } task ? ["--start-at-task", task] : Array.Empty<string>(),
        files.Full(recipe.Playbook),
    ];

    Dictionary<string, string?> Variables(PlaybookOptions options, EventFolder folder)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ANSIBLE_TASK_TIMEOUT"] = $"{(int)options.TaskTimeout.TotalSeconds}",
        };
        foreach (var (name, value) in folder.Variables(new AnsibleSettings(files.Root), recipe))
            variables[name] = value;
        return variables;
    }
}

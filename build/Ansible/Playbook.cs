using CliWrap;
using Ingot.Recipes;

namespace Ingot.Ansible;

/// <summary>Runs the recipe's playbook.</summary>
/// <param name="ansible">Starts Ansible.</param>
/// <param name="files">The recipe's files.</param>
/// <param name="recipe">The recipe.</param>
public sealed class Playbook(AnsibleCommand ansible, PlaybookFiles files, Recipe recipe)
{
    // Long enough for Ansible to close its connection, short enough for somebody who pressed Ctrl-C.
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Runs it against the build VM, line by line as it speaks.</summary>
    /// <param name="inventory">The VM's inventory.</param>
    /// <param name="password">Password of the build account; it travels by environment only.</param>
    /// <param name="arguments">Further arguments of ansible-playbook.</param>
    /// <param name="write">Told each line.</param>
    /// <param name="colour">True when the lines go to a terminal.</param>
    /// <param name="cancellationToken">Interrupts Ansible, and kills it when it does not listen.</param>
    /// <exception cref="Fault">A task failed, or the VM was not reached.</exception>
    public async Task RunAsync(
        Inventory inventory, string password, IReadOnlyList<string> arguments, Action<string> write, bool colour, CancellationToken cancellationToken)
    {
        var log = new PlaybookLog();
        var command = ansible
            .Create("ansible-playbook", ["-i", inventory.PlayFile, "--limit", recipe.VmName, .. Variables(), .. arguments, files.Full(recipe.Playbook)], colour, password)
            .WithStandardOutputPipe(PipeTarget.ToDelegate(line =>
            {
                var masked = Masked(line, password);
                log.Read(masked);
                write(masked);
            }))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(line => write(Masked(line, password))));
        var running = command.ExecuteAsync(CancellationToken.None);
        await using var interrupted = cancellationToken.Register(() => ProcessGroup.Interrupt(running.ProcessId));
        await EndAsync(running, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var result = await running;
        if (log.Fault(result.ExitCode, recipe) is { } fault)
            throw fault;
    }

    // A task may print what it was given.
    static string Masked(string line, string password) => line.Replace(password, "[secret]", StringComparison.Ordinal);

    static async Task EndAsync(CommandTask<CommandResult> running, CancellationToken cancellationToken)
    {
        await Task.WhenAny(running.Task, Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken));
        if (running.Task.IsCompleted)
            return;
        await Task.WhenAny(running.Task, Task.Delay(Grace, TimeProvider.System, CancellationToken.None));
        ProcessGroup.Kill(running.ProcessId);
        await running.Task;
    }

    IEnumerable<string> Variables() => recipe.VariablesFiles.SelectMany(file => new[] { "-e", $"@{files.Full(file)}" });
}

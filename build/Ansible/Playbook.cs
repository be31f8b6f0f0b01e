using CliWrap;
using CliWrap.Buffered;
using Ingot.Recipes;

namespace Ingot.Ansible;

/// <summary>Runs the recipe's playbook.</summary>
/// <param name="ansible">Starts Ansible.</param>
/// <param name="files">The recipe's files.</param>
/// <param name="recipe">The recipe.</param>
public sealed class Playbook(AnsibleCommand ansible, PlaybookFiles files, Recipe recipe)
{
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Lets Ansible itself parse the playbook and everything it imports.</summary>
    /// <exception cref="Fault">It does not parse.</exception>
    public async Task CheckSyntaxAsync(CancellationToken cancellationToken)
    {
        var result = await ansible.Create("ansible-playbook", ["--syntax-check", "-i", $"{recipe.VmName},", .. Variables(), files.Full(recipe.Playbook)])
            .ExecuteBufferedAsync(cancellationToken);
        if (result.ExitCode == 0)
            return;
        throw new Fault(
            $"Ansible does not understand --playbook '{recipe.Playbook}'.",
            PlaybookLog.Error(result.StandardError) ?? $"ansible-playbook --syntax-check ended with {result.ExitCode}.",
            "Correct the place that Ansible names.");
    }

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
            .Create("ansible-playbook", ["-i", inventory.StaticFile, "--limit", recipe.VmName, .. Variables(), .. arguments, files.Full(recipe.Playbook)], colour);
        command = command
            .WithEnvironmentVariables(new Dictionary<string, string?>(command.EnvironmentVariables, StringComparer.Ordinal)
            {
                [AnsibleCommand.PasswordVariable] = password,
            })
            .WithStandardOutputPipe(PipeTarget.ToDelegate(line =>
            {
                log.Read(line);
                write(line);
            }))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(write));
        using var kill = new CancellationTokenSource();
        await using var interrupted = cancellationToken.Register(() => kill.CancelAfter(Grace));
        var result = await command.ExecuteAsync(kill.Token, cancellationToken);
        if (result.ExitCode != 0)
            throw log.Fault(result.ExitCode, recipe);
    }

    IEnumerable<string> Variables() => recipe.VariablesFiles.SelectMany(file => new[] { "-e", $"@{files.Full(file)}" });
}

using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;

namespace Ingot.Ansible;

/// <summary>Looks for an Ansible that is already there: the isolated one first, then the one on PATH.</summary>
/// <param name="isolated">Folder of the isolated one, whether it exists or not; "~" is the user's home where Ansible runs.</param>
/// <param name="needed">What it must have.</param>
/// <param name="runner">Where Ansible runs; null: on this machine.</param>
public sealed class ToolFinder(string isolated, ToolSet needed, Runner? runner = null)
{
    readonly Runner runner = runner ?? Runner.Native;

    /// <summary>The first complete one; else the first one at all; null when there is none.</summary>
    public async Task<AnsibleTools?> FindAsync(CancellationToken cancellationToken) =>
        await LookAsync(cancellationToken) is { } machine ? await FindAsync(machine, cancellationToken) : null;

    /// <summary>What the machine has; null when not even Python is there.</summary>
    internal Task<AnsibleMachine?> LookAsync(CancellationToken cancellationToken) =>
        AskAsync<AnsibleMachine>(["python3"], "machine", [isolated], cancellationToken);

    internal async Task<AnsibleTools?> FindAsync(AnsibleMachine machine, CancellationToken cancellationToken)
    {
        AnsibleTools? best = null;
        foreach (var candidate in machine.Candidates)
        {
            var tools = await LookAsync(machine, candidate, cancellationToken);
            if (tools is not null && needed.Missing(tools).Count == 0)
                return tools;
            best ??= tools;
        }

        return best;
    }

    /// <summary>True when the isolated one is complete.</summary>
    internal async Task<bool> IsIsolatedAsync(CancellationToken cancellationToken) =>
        await LookAsync(cancellationToken) is { Candidates: [var first, ..] } machine
        && first.Directory.StartsWith(machine.Isolated + "/", StringComparison.Ordinal)
        && await LookAsync(machine, first, cancellationToken) is { } tools
        && needed.Missing(tools).Count == 0;

    async Task<AnsibleTools?> LookAsync(AnsibleMachine machine, AnsibleCandidate candidate, CancellationToken cancellationToken) =>
        await AskAsync<AnsibleTools>(candidate.Command, "tools", [candidate.Directory, .. AnsibleTools.Needed], cancellationToken) is { } tools
            ? tools with { Runner = runner with { Distribution = runner.Distribution ?? machine.Distribution } }
            : null;

    async Task<T?> AskAsync<T>(IReadOnlyList<string> python, string script, string[] arguments, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            string[] program = runner.Python(script, Resources.Text($"Ansible/{script}.py"));
            var result = await runner.Wrap(python[0], [.. python.Skip(1), .. program, .. arguments], new Dictionary<string, string?>(StringComparer.Ordinal))
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(cancellationToken);
            return result.ExitCode == 0 ? JsonSerializer.Deserialize<T>(result.StandardOutput, JsonSerializerOptions.Web) : null;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or JsonException)
        {
            // A script whose interpreter is gone, as in a virtual environment that was moved, is no Ansible.
            return null;
        }
    }
}

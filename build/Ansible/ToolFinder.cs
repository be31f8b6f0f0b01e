using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;

namespace Ingot.Ansible;

/// <summary>Looks for an Ansible that is already there: the isolated one first, then the one on PATH.</summary>
/// <param name="isolated">Folder of the isolated one, whether it exists or not.</param>
/// <param name="needed">What it must have.</param>
public sealed class ToolFinder(string isolated, ToolSet needed)
{
    /// <summary>The first complete one; else the first one at all; null when there is none.</summary>
    public async Task<AnsibleTools?> FindAsync(CancellationToken cancellationToken)
    {
        AnsibleTools? best = null;
        foreach (var directory in Candidates())
        {
            var tools = await LookAsync(directory, cancellationToken);
            if (tools is not null && needed.Missing(tools).Count == 0)
                return tools;
            best ??= tools;
        }

        return best;
    }

    /// <summary>True when the isolated one is complete.</summary>
    public async Task<bool> IsIsolatedAsync(CancellationToken cancellationToken)
    {
        var bin = Path.Combine(isolated, "bin");
        return File.Exists(Path.Combine(bin, "ansible-playbook"))
            && await LookAsync(bin, cancellationToken) is { } tools
            && needed.Missing(tools).Count == 0;
    }

    IEnumerable<string> Candidates() =>
        new[] { Path.Combine(isolated, "bin") }
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            .Where(directory => File.Exists(Path.Combine(directory, "ansible-playbook")));

    static async Task<AnsibleTools?> LookAsync(string directory, CancellationToken cancellationToken)
    {
        if (Interpreter(Path.Combine(directory, "ansible-playbook")) is not [var python, .. var options])
            return null;
        try
        {
            var result = await Cli.Wrap(python)
                .WithArguments([.. options, "-c", Resources.Text("Ansible/tools.py"), directory, .. AnsibleTools.Needed])
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(cancellationToken);
            return result.ExitCode == 0
                ? JsonSerializer.Deserialize<AnsibleTools>(result.StandardOutput, JsonSerializerOptions.Web)
                : null;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or JsonException)
        {
            // A script whose interpreter is gone, as in a virtual environment that was moved, is no Ansible.
            return null;
        }
    }

    // Only the interpreter in the script's first line sees the packages that the script sees.
    static string[] Interpreter(string script)
    {
        // A virtual environment's own Python: its scripts start with a shell when the path has spaces.
        var folder = Path.GetDirectoryName(script) ?? "";
        if (File.Exists(Path.Combine(folder, "activate")) && File.Exists(Path.Combine(folder, "python")))
            return [Path.Combine(folder, "python")];
        using var reader = new StreamReader(script);
        return reader.ReadLine() is { } line && line.StartsWith("#!", StringComparison.Ordinal) && line.Contains("python", StringComparison.Ordinal)
            ? line[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : [];
    }
}

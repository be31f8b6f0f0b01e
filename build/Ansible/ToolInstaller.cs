using CliWrap;
using CliWrap.Buffered;

namespace Ingot.Ansible;

/// <summary>Installs Ansible: isolated where Python's package index answers, else through apt where this user may.</summary>
/// <param name="isolated">Folder for the isolated one.</param>
/// <param name="needed">What it must have.</param>
/// <param name="log">Told each step.</param>
public sealed class ToolInstaller(string isolated, ToolSet needed, Action<string> log)
{
    /// <summary>Finds a complete Ansible, or installs one.</summary>
    /// <exception cref="Fault">There is none and none can be installed; the fault says exactly what to install.</exception>
    public async Task<AnsibleTools> EnsureAsync(CancellationToken cancellationToken)
    {
        var finder = new ToolFinder(isolated, needed);
        var tools = await finder.FindAsync(cancellationToken);
        if (tools is not null && needed.Missing(tools).Count == 0)
            return tools;

        log(tools is null ? "Ansible is not here; installing it." : $"Ansible lacks {string.Join(", ", needed.Missing(tools))}; installing.");
        var tried = new List<string>();
        foreach (var install in new[] { InstallIsolatedAsync, InstallSystemAsync })
        {
            if (await install(cancellationToken) is { } failure)
                tried.Add(failure);
            else if (await finder.FindAsync(cancellationToken) is { } installed && needed.Missing(installed).Count == 0)
                return installed;
        }

        throw Cannot(tools, tried);
    }

    // Null on success, else why not, in one line.
    async Task<string?> InstallIsolatedAsync(CancellationToken cancellationToken)
    {
        var requirements = Path.Combine(isolated, "requirements.txt");
        var failure = await RunAsync("python3", ["-m", "venv", isolated], cancellationToken);
        if (failure is null)
        {
            await File.WriteAllTextAsync(requirements, needed.RequirementsText(), cancellationToken);
            failure = await RunAsync(
                Path.Combine(isolated, "bin", "python"),
                ["-m", "pip", "install", "--disable-pip-version-check", "--retries", "1", "--timeout", "10", "--requirement", requirements],
                cancellationToken);
        }

        // Half an installation would be found, and fail, for ever after. One that can bake stays, whatever could not be added to it.
        if (failure is not null && Directory.Exists(isolated) && !await new ToolFinder(isolated, ToolSet.Bake).IsIsolatedAsync(cancellationToken))
            Directory.Delete(isolated, recursive: true);
        return failure is null ? null : $"pip: {failure}";
    }

    async Task<string?> InstallSystemAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists("/usr/bin/apt-get"))
            return "apt: this is not a Debian system";
        string[] root = Environment.UserName == "root" ? ["env"] : ["sudo", "-n", "env"];
        string[] apt = [.. root, "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"];
        var failure = await RunAsync(apt[0], [.. apt[1..], "update"], cancellationToken)
            ?? await RunAsync(apt[0], [.. apt[1..], "install", "-y", "--no-install-recommends", .. needed.Packages], cancellationToken);
        return failure is null ? null : $"apt: {failure}";
    }

    async Task<string?> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        log($"> {program} {string.Join(' ', arguments)}");
        try
        {
            var result = await Cli.Wrap(program)
                .WithArguments(arguments)
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(cancellationToken);
            return result.ExitCode == 0 ? null : LastLine(result.StandardError) ?? LastLine(result.StandardOutput) ?? $"exit code {result.ExitCode}";
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return $"{program} is not here";
        }
    }

    static string? LastLine(string text) =>
        text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault();

    Fault Cannot(AnsibleTools? found, List<string> tried) => new(
        found is null
            ? "Ansible is not installed, and cannot be installed here."
            : $"Ansible {found.Version} in {found.Directory} lacks {string.Join(", ", needed.Missing(found))}.",
        tried.Count == 0 ? "The installation ended well, but still nothing complete is found." : string.Join("; ", tried) + ".",
        $"On Debian: sudo apt-get install {string.Join(' ', needed.Packages)}. "
            + $"Elsewhere: pip install {string.Join(' ', needed.PythonPackages())}. On Windows: run in WSL.")
    {
        ExitCode = ExitCodes.Refused,
    };
}

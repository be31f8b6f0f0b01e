using CliWrap;
using CliWrap.Buffered;

namespace Ingot.Ansible;

/// <summary>Installs Ansible: isolated where Python's package index answers, else through apt where this user may.</summary>
/// <param name="isolated">Folder for the isolated one; "~" is the user's home where Ansible runs.</param>
/// <param name="needed">What it must have.</param>
/// <param name="log">Told each step.</param>
/// <param name="runner">Where Ansible runs; null: on this machine.</param>
/// <remarks>When all is there, nobody is asked. pip takes PIP_INDEX_URL, PIP_FIND_LINKS and PIP_NO_INDEX for an index or a folder of packages without the internet.</remarks>
public sealed class ToolInstaller(string isolated, ToolSet needed, Action<string> log, Runner? runner = null)
{
    // pip of a machine without an index gives up after seconds and not after minutes.
    static readonly string[] Pip = ["-m", "pip", "install", "--disable-pip-version-check", "--retries", "1", "--timeout", "10"];

    readonly Runner runner = runner ?? Runner.Native;

    /// <summary>Finds a complete Ansible, or installs one.</summary>
    /// <exception cref="Fault">There is none and none can be installed; the fault says exactly what to install.</exception>
    public async Task<AnsibleTools> EnsureAsync(CancellationToken cancellationToken)
    {
        var finder = new ToolFinder(isolated, needed, runner);
        if (await finder.LookAsync(cancellationToken) is not { } machine)
            throw NoPython();
        var tools = await finder.FindAsync(machine, cancellationToken);
        if (tools is not null && needed.Missing(tools).Count == 0)
            return tools;

        log(tools is null ? "Ansible is not here; installing it." : $"Ansible {tools.Version} in {tools.Directory} lacks {Lacks(tools)}; installing.");
        var tried = new List<string>();
        foreach (var install in new[] { InstallIsolatedAsync, InstallSystemAsync })
        {
            if (await install(machine, cancellationToken) is { } failure)
                tried.Add(failure);
            else if (await finder.FindAsync(cancellationToken) is { } installed && needed.Missing(installed).Count == 0)
                return installed;
        }

        throw Cannot(tools, tried);
    }

    // Null on success, else why not, in one line.
    async Task<string?> InstallIsolatedAsync(AnsibleMachine machine, CancellationToken cancellationToken)
    {
        var python = $"{machine.Isolated}/bin/python";
        var failure = await RunAsync("python3", ["-m", "venv", machine.Isolated], cancellationToken)
            ?? await RunAsync(python, [.. Pip, .. needed.PythonPackages()], cancellationToken)
            ?? await InstallAzureAsync(python, cancellationToken);

        // Half an installation would be found, and fail, for ever after. One that can bake stays, whatever could not be added to it.
        if (failure is not null && !await new ToolFinder(isolated, ToolSet.Bake, runner).IsIsolatedAsync(cancellationToken))
            await RunAsync("python3", ["-c", "import shutil, sys; shutil.rmtree(sys.argv[1], ignore_errors=True)", machine.Isolated], cancellationToken);
        return failure is null ? null : $"pip: {failure}";
    }

    // The collection itself says which packages it was made for.
    async Task<string?> InstallAzureAsync(string python, CancellationToken cancellationToken)
    {
        if (!needed.AsksAzure)
            return null;
        var installed = await new ToolFinder(isolated, ToolSet.Bake, runner).FindAsync(cancellationToken);
        return installed?.AzureRequirements is { } list
            ? await RunAsync(python, [.. Pip, "--requirement", list], cancellationToken)
            : "azure.azcollection does not say which packages it needs";
    }

    async Task<string?> InstallSystemAsync(AnsibleMachine machine, CancellationToken cancellationToken)
    {
        if (!machine.HasApt)
            return "apt: this is not a Debian system";
        string[] root = machine.IsRoot ? ["env"] : ["sudo", "-n", "env"];
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
            var result = await runner.Wrap(program, arguments, new Dictionary<string, string?>(StringComparer.Ordinal))
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

    string Lacks(AnsibleTools found) => string.Join(", ", needed.Missing(found));

    Fault Cannot(AnsibleTools? found, List<string> tried) => new(
        found is null
            ? "Ansible is not installed, and cannot be installed here."
            : $"Ansible {found.Version} in {found.Directory} lacks {Lacks(found)}.",
        tried.Count == 0 ? "The installation ended well, but still nothing complete is found." : string.Join("; ", tried) + ".",
        $"On Debian: sudo apt-get install {string.Join(' ', needed.Packages)}. Elsewhere: pip install {string.Join(' ', needed.PythonPackages())}"
            + (needed.AsksAzure ? ", then pip install -r the requirements file in the folder of the collection azure.azcollection." : ".")
            + " Collections alone: ansible-galaxy collection install -r playbooks/requirements.yml.")
    {
        ExitCode = ExitCodes.Refused,
    };

    Fault NoPython() => (runner.Kind, OperatingSystem.IsWindows()) switch
    {
        (RunnerKind.Wsl, _) => new(
            "Ansible cannot be looked for in the Windows Subsystem for Linux.",
            $"python3 did not answer in {(runner.Distribution is null ? "its default distribution" : runner.Distribution)}: WSL, the distribution, or Python in it is missing.",
            "Run 'wsl --install -d Debian' once, or name another one with --wsl-distribution; 'wsl --list' shows what there is.") { ExitCode = ExitCodes.Refused },
        (_, true) => new(
            "Ansible does not run on Windows.",
            "--ansible-runner Native asks for this machine.",
            "Leave it out, so that the Windows Subsystem for Linux is used.") { ExitCode = ExitCodes.Refused },
        _ => Cannot(null, ["python3, which it runs on, is not here"]),
    };
}

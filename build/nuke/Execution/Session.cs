using Nuke.Common.CI;
using Nuke.Common.CI.AzurePipelines;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;
using Nuke.Common.Output;
using Nuke.Common.Parameters;
using Nuke.Common.Utilities;

namespace Nuke.Common.Execution;

/// <summary>
/// What is settled before the build class is made, so that its initial values may use it: root, host, verbosity, profiles.
/// Nothing here throws: mistakes are noted with the parameters and reported by the run.
/// </summary>
sealed class Session
{
    static Session? current;

    public Session(Surroundings surroundings)
    {
        Surroundings = surroundings;
        Output = new MaskingWriter(surroundings.Output, Masker);
        Error = new MaskingWriter(surroundings.Error, Masker);
        var environment = new EnvironmentSource(surroundings.Variables, surroundings.WorkingDirectory);
        Passwords = new Passwords(environment, surroundings.AskHidden, Masker);
        Parameters = new ParameterService(CommandLine.Parse(surroundings.Arguments), environment, surroundings.WorkingDirectory);
        Root = FindRoot();
        Profiles = Parameters.Value(EngineParameters.Profile, Array.Empty<string>());
        Parameters.LoadFiles(Root, Profiles, Passwords);
        Host = FindHost();
        Verbosity = Parameters.Value(EngineParameters.Verbosity, Verbosity.Normal);
        Console = new BuildConsole(Output, UsesAnsi());
    }

    /// <summary>The session of this process.</summary>
    public static Session Current
    {
        get => current ??= new Session(Surroundings.OfProcess());
        set => current = value;
    }

    public Surroundings Surroundings { get; }

    public ParameterService Parameters { get; }

    public Masker Masker { get; } = new();

    public Passwords Passwords { get; }

    /// <summary>Standard output, masked.</summary>
    public MaskingWriter Output { get; }

    /// <summary>Standard error, masked.</summary>
    public MaskingWriter Error { get; }

    public BuildConsole Console { get; }

    public AbsolutePath Root { get; }

    public IReadOnlyList<string> Profiles { get; }

    public Host Host { get; set; }

    public Verbosity Verbosity { get; set; }

    public bool IsServerBuild => Host is IBuildServer;

    /// <summary>Writes what the output still holds back.</summary>
    public void Release()
    {
        Output.Release();
        Error.Release();
    }

    bool UsesAnsi()
    {
        var variables = Surroundings.Variables;
        if (!string.IsNullOrEmpty(variables.GetValueOrDefault("NO_COLOR")))
            return false;
        return IsServerBuild || (!Surroundings.IsRedirected && variables.GetValueOrDefault("TERM") is not (null or "" or "dumb"));
    }

    AbsolutePath FindRoot()
    {
        if (Parameters.CommandLine.Find(EngineParameters.Root.Name) is { Values.Count: 0 })
            return Surroundings.WorkingDirectory;
        if (Parameters.Value(EngineParameters.Root) is AbsolutePath given)
            return given.DirectoryExists() ? given : NoRoot($"The root directory {given} does not exist.", "There is no such directory.");
        var home = Surroundings.Variables.GetValueOrDefault("HOME");
        return Surroundings.WorkingDirectory.FindParentOrSelf(x => (x / ".nuke").DirectoryExists() && x.ToString() != home)
            ?? NoRoot(
                "No root directory found.",
                $"Neither {Surroundings.WorkingDirectory} nor a directory above it holds a directory .nuke.");
    }

    AbsolutePath NoRoot(string what, string why)
    {
        Parameters.Refusals.Add(new Refusal(what, why, "Start the build inside its repository, or give --root <directory>."));
        return Surroundings.WorkingDirectory;
    }

    Host FindHost()
    {
        Dictionary<string, Func<Host>> hosts = new(StringComparer.OrdinalIgnoreCase)
        {
            [nameof(Terminal)] = () => new Terminal(),
            [nameof(GitHubActions)] = () => new GitHubActions(),
            [nameof(AzurePipelines)] = () => new AzurePipelines(),
        };
        var detected = Has("GITHUB_ACTIONS") ? nameof(GitHubActions) : Has("TF_BUILD") ? nameof(AzurePipelines) : nameof(Terminal);
        var name = Parameters.Value(EngineParameters.Host, detected);
        if (hosts.TryGetValue(name, out var create))
            return create();
        Parameters.Refusals.Add(new Refusal(
            $"Unknown host '{name}'.",
            $"The hosts are: {string.Join(", ", hosts.Keys)}.",
            Likeness.Nearest(name, hosts.Keys) is { } near ? $"Did you mean {near}?" : "Use one of them, or leave the host out."));
        return new Terminal();
    }

    bool Has(string variable) => !string.IsNullOrEmpty(Surroundings.Variables.GetValueOrDefault(variable));
}

using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace Nuke.Common.Parameters;

/// <summary>Looks values up: command line, then environment, then profiles (the last named first), then parameters.json.</summary>
sealed class ParameterService(CommandLine commandLine, EnvironmentSource environment, AbsolutePath workingDirectory)
{
    readonly List<ParametersFile> files = [];
    IReadOnlyCollection<string> profiles = [];

    /// <summary>Mistakes found so far; all are reported together.</summary>
    public List<Refusal> Refusals { get; } = [];

    public CommandLine CommandLine => commandLine;

    public void LoadFiles(AbsolutePath root, IReadOnlyList<string> names, Passwords passwords)
    {
        profiles = names;
        foreach (var profile in profiles.Reverse().Append(null))
        {
            if (Try(() => ParametersFile.Load(root, profile, passwords)) is { } file)
                files.Add(file);
        }
    }

    /// <summary>The value of a parameter; null if no source has one or a mistake was noted.</summary>
    public object? Value(Parameter parameter)
        => Try(() => Find(parameter) is { } raw ? Conversion.Convert(parameter, raw) : null);

    /// <summary>As <see cref="Value" />, with what holds if there is none.</summary>
    public T Value<T>(Parameter parameter, T fallback) => Value(parameter) is T value ? value : fallback;

    /// <summary>Notes switches and file keys that no parameter has.</summary>
    public void RefuseUnknown(IReadOnlyCollection<Parameter> known)
    {
        var unknown = commandLine.Switches.Where(x => !known.Any(y => CommandLine.IsSwitch(x, y.Name)));
        foreach (var typed in unknown.Distinct(StringComparer.Ordinal))
            Refusals.Add(Passwords.IsSwitch(typed, profiles) ? PasswordSwitch(typed) : UnknownSwitch(typed, known));
        foreach (var file in files)
        {
            foreach (var key in file.Keys.Where(x => !x.StartsWith('$')))
                RefuseKey(file, key, known);
        }
    }

    RawValue? Find(Parameter parameter)
    {
        if (commandLine.Find(parameter.Name) is { } found)
            return new RawValue(found.Values, IsList: false, "on the command line", workingDirectory);
        if (parameter == EngineParameters.Target && commandLine.Targets.Count > 0)
            return new RawValue(commandLine.Targets, IsList: false, "on the command line", workingDirectory);
        return environment.Find(parameter) ?? files.Select(x => x.Find(parameter)).FirstOrDefault(x => x is not null);
    }

    T? Try<T>(Func<T?> find)
    {
        try
        {
            return find();
        }
        catch (Refusal refusal)
        {
            if (!Refusals.Exists(x => x.Message == refusal.Message))
                Refusals.Add(refusal);
            return default;
        }
    }

    static Refusal PasswordSwitch(string typed) => new(
        $"{typed.Split('=')[0]} is no switch.",
        "Every user of the machine can read the command line of a process.",
        "Set the environment variable of that name: PARAMS_KEY, or PARAMS_<PROFILE>_KEY.");

    static Refusal UnknownSwitch(string typed, IReadOnlyCollection<Parameter> known)
    {
        if (typed.Split('=', 2) is [var name, var value] && known.FirstOrDefault(x => CommandLine.IsSwitch(name, x.Name)) is { } meant)
        {
            return new Refusal(
                $"'{name}=' is no way to give a value.",
                "A switch and its value are two words.",
                meant.IsSecret ? $"Set the environment variable {meant.Variable}." : $"Write {name} {value}");
        }

        var near = Likeness.Nearest(typed, known.Select(x => x.Switch));
        return new Refusal(
            $"Unknown switch '{typed}'.",
            "No parameter of the build has this name.",
            near is null ? "See --help for all parameters." : $"Did you mean {near}? See --help for all parameters.");
    }

    void RefuseKey(ParametersFile file, string key, IReadOnlyCollection<Parameter> known)
    {
        var parameter = known.FirstOrDefault(x => x.Name == key);
        if (parameter is null)
        {
            var near = Likeness.Nearest(key, known.Select(x => x.Name));
            Refusals.Add(new Refusal(
                $"Unknown key '{key}' in {file.Name}.",
                "No parameter has this name. Keys are names of members, in their case.",
                near is null ? "Delete the key." : $"Did you mean {near}?"));
        }
        else if (EngineParameters.PrecedesFiles(parameter))
        {
            Refusals.Add(new Refusal(
                $"Key '{key}' in {file.Name} has no effect.",
                "It is needed before parameters files are read.",
                $"Use {parameter.Switch} or the environment variable {parameter.Variable}."));
        }
    }
}

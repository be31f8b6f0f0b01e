using System.Collections;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Parameters;

namespace Nuke.Common.Output;

/// <summary>What <c>--help</c> prints: the targets, the parameters of the build, those of the engine.</summary>
sealed class HelpText(BuildConsole console, int width)
{
    const int Widest = 90;
    const int TargetColumn = 20;
    const int SwitchColumn = 16;

    public void Write(NukeBuild build, IReadOnlyList<ExecutableTarget> targets, IReadOnlyList<Parameter> parameters)
    {
        WriteTargets([.. targets.Where(x => x.Listed)]);
        var own = parameters.Where(x => x.IsListed).OrderBy(x => x.Switch, StringComparer.Ordinal).ToList();
        var column = own.Concat(EngineParameters.All).Max(x => x.Switch.Length);
        console.WriteLine();
        console.WriteLine("Parameters:");
        console.WriteLine();
        foreach (var parameter in own)
            WriteParameter(parameter, Describe(parameter, Injection.Read(parameter, build)), Math.Max(column, SwitchColumn));
        if (own.Count > 0)
            console.WriteLine();
        var defaults = string.Join('+', targets.Where(x => x.IsDefault).Select(x => x.Name));
        foreach (var parameter in EngineParameters.All.Where(x => x.IsListed))
        {
            var description = (parameter.Description ?? "").Replace("{default_target}", defaults.Length > 0 ? defaults : "none");
            WriteParameter(parameter, description, Math.Max(column, SwitchColumn));
        }
    }

    void WriteTargets(IReadOnlyList<ExecutableTarget> targets)
    {
        console.WriteLine("Targets (with their direct dependencies):");
        console.WriteLine();
        var column = Math.Max(TargetColumn, targets.Select(x => Label(x).Length).DefaultIfEmpty().Max());
        foreach (var target in targets)
        {
            var dependencies = string.Join(", ", target.ExecutionDependencies.Select(x => x.Name));
            console.WriteLine($"  {Label(target).PadRight(column)}{(dependencies.Length > 0 ? $"   -> {dependencies}" : "")}".TrimEnd());
            if (target.Description is { Length: > 0 } description)
                console.WriteLine($"    {description}");
        }
    }

    void WriteParameter(Parameter parameter, string description, int column)
    {
        var indent = new string(' ', column + 5);
        var lines = Wrap(description, Math.Max(Math.Min(width, Widest) - indent.Length, 20));
        console.WriteLine($"  {parameter.Switch.PadRight(column)}   {lines[0]}");
        foreach (var line in lines.Skip(1))
            console.WriteLine(indent + line);
    }

    static string Label(ExecutableTarget target) => target.IsDefault ? $"{target.Name} (default)" : target.Name;

    // The initial value is the default, unless the description speaks of one itself or it is a secret.
    static string Describe(Parameter parameter, object? initial)
    {
        if (string.IsNullOrWhiteSpace(parameter.Description))
            return "<no description>";
        var text = parameter.Description.EndsWith('.') ? parameter.Description : parameter.Description + ".";
        var shown = Shown(initial);
        var silent = parameter.IsSecret || string.IsNullOrEmpty(shown) || initial is false;
        return silent || text.Contains("Default is", StringComparison.Ordinal) ? text : $"{text} Default is '{shown}'.";
    }

    // A path below the root directory is shown from there, so that the text is the same on every machine.
    static string? Shown(object? initial) => initial switch
    {
        AbsolutePath path when NukeBuild.RootDirectory.Contains(path) => NukeBuild.RootDirectory.GetUnixRelativePathTo(path),
        string text => text,
        IEnumerable list => string.Join(' ', list.Cast<object>()),
        _ => initial?.ToString(),
    };

    static List<string> Wrap(string text, int width)
    {
        List<string> lines = [""];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > width)
                lines.Add("");
            lines[^1] += lines[^1].Length > 0 ? " " + word : word;
        }

        return lines;
    }
}

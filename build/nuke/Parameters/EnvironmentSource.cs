using Nuke.Common.IO;

namespace Nuke.Common.Parameters;

/// <summary>Values from environment variables: <c>X</c> or <c>NUKE_X</c>; of the engine only <c>NUKE_X</c>.</summary>
sealed class EnvironmentSource(IReadOnlyDictionary<string, string> variables, AbsolutePath workingDirectory)
{
    public RawValue? Find(Parameter parameter)
    {
        var candidates = Candidates(parameter);
        var values = candidates.Select(x => variables[x]).Distinct(StringComparer.Ordinal).ToList();
        if (values.Count > 1)
        {
            throw new Refusal(
                $"Parameter {parameter.Switch} has several values in the environment.",
                $"The variables {string.Join(" and ", candidates)} are the same parameter and differ.",
                $"Keep one of them, or give {parameter.Switch} on the command line.");
        }

        if (values.Count == 0)
            return null;
        return Read(parameter, values[0], $"environment variable {candidates[0]}");
    }

    RawValue? Read(Parameter parameter, string value, string source) => value switch
    {
        "" when parameter.IsArray => new RawValue([], IsList: true, source, workingDirectory),
        "" when parameter.ValueType == typeof(bool) => new RawValue(["false"], IsList: false, source, workingDirectory),
        "" => null,
        _ => new RawValue([value], IsList: false, source, workingDirectory),
    };

    List<string> Candidates(Parameter parameter)
    {
        if (parameter.IsOfEngine)
            return [.. variables.Keys.Where(x => Matches(x, "NUKE" + parameter.Name))];
        if (variables.ContainsKey(parameter.Name))
            return [parameter.Name];
        var matching = variables.Keys.Where(x => Matches(x, parameter.Name) || Matches(x, "NUKE" + parameter.Name));
        return [.. matching.Order(StringComparer.Ordinal)];
    }

    // Only letters and digits count: PACKAGE_VERSION, package-version and PackageVersion are one name.
    static bool Matches(string variable, string name)
    {
        var at = 0;
        foreach (var character in variable.Where(char.IsLetterOrDigit))
        {
            if (at == name.Length || char.ToUpperInvariant(character) != char.ToUpperInvariant(name[at]))
                return false;
            at++;
        }

        return at == name.Length;
    }
}

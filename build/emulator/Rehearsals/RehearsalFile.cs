using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ingot.Emulator.Rehearsals;

/// <summary>Reads a rehearsal-state file: YAML whose keys are the properties of <see cref="RehearsalState"/> in camelCase.</summary>
public static class RehearsalFile
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="RehearsalFileException">It is missing, is no YAML, or has keys or values that are not known.</exception>
    public static RehearsalState Read(string path)
    {
        try
        {
            using var reader = File.OpenText(path);
            return Read(reader, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RehearsalFileException([new(
                $"The rehearsal-state file {path} cannot be read.",
                exception.Message,
                "Correct the path, or leave the parameter out: the rehearsal then begins with an empty subscription.")]);
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">What mistakes call it.</param>
    /// <exception cref="RehearsalFileException">It is no YAML, or has keys or values that are not known.</exception>
    public static RehearsalState Read(TextReader reader, string name)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(reader);
        }
        catch (YamlException exception)
        {
            throw new RehearsalFileException([new(
                $"{name}, line {exception.Start.Line}: this is no YAML.",
                exception.Message,
                "Correct the line; indentation and colons are the usual culprits.")]);
        }
        if (yaml.Documents is [])
            return new();
        var binding = new YamlBinding(name);
        var state = (RehearsalState?)binding.Bind(yaml.Documents[0].RootNode, typeof(RehearsalState), "");
        return binding.Mistakes is [] && state is not null ? state : throw new RehearsalFileException(binding.Mistakes);
    }
}

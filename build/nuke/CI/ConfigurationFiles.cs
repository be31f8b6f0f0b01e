using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Parameters;
using Serilog;

namespace Nuke.Common.CI;

/// <summary>
/// Keeps the files of the configuration attributes true: writes them on request and on a local run, checks them on a build server.
/// All of it happens in this process, and in memory unless a file changes.
/// </summary>
sealed class ConfigurationFiles(NukeBuild build, IReadOnlyList<ExecutableTarget> targets)
{
    /// <summary><c>--generate-configuration</c>; as with Nuke neither help nor schema list it.</summary>
    public static readonly Parameter Requested = new("GenerateConfiguration", typeof(string), "Configuration to write.") { IsListed = false };

    List<ConfigurationAttributeBase> Attributes
    {
        get
        {
            var all = build.GetType().GetCustomAttributes<ConfigurationAttributeBase>().OrderBy(x => x.Id, StringComparer.Ordinal).ToList();
            all.ForEach(x => x.Build = build);
            return all;
        }
    }

    /// <summary>Writes the file of one attribute.</summary>
    /// <param name="id">Its id.</param>
    /// <exception cref="Refusal">No attribute has this id.</exception>
    /// <returns>The exit code.</returns>
    public int Generate(string id)
    {
        var all = Attributes;
        var attribute = all.Find(x => x.Id == id) ?? throw new Refusal(
            $"There is no configuration '{id}'.",
            all.Count == 0 ? "The build class has no attribute for one." : $"The configurations are: {string.Join(", ", all.Select(x => x.Id))}.",
            "Use one of them, or add an attribute to the build class.");
        attribute.Generate(targets);
        return ExitCodes.Success;
    }

    /// <summary>Rewrites what is not up to date, with a warning each. Nothing happens outside of a repository with a build.cmd.</summary>
    public void Update()
    {
        if (ConfigurationAttributeBase.FindBuildCmd() is null)
            return;
        var stamp = new ConfigurationStamp(build.GetType());
        if (stamp.IsCurrent())
            return;
        foreach (var (attribute, text) in Stale())
        {
            attribute.Generate(targets);
            Log.Warning("Configuration files for {Name} have changed: {File}. Commit them.", attribute.DisplayName, FileOf(attribute));
        }

        stamp.Write(Attributes.Where(x => x.AutoGenerate).Select(x => x.ConfigurationFile));
    }

    /// <summary>What is not up to date, as mistakes.</summary>
    public IReadOnlyList<Refusal> Check() => Stale().ConvertAll(x => new Refusal(
        $"{FileOf(x.Attribute)} is not what the build class says.",
        $"{x.Attribute.DisplayName} is generated from an attribute; the file {(x.Attribute.ConfigurationFile.FileExists() ? "differs" : "is missing")}.",
        $"Run ./{ConfigurationAttributeBase.FindBuildCmd()} --generate-configuration {x.Attribute.Id} --host {x.Attribute.HostName} "
            + "on your machine, and commit the file."));

    List<(ConfigurationAttributeBase Attribute, string Text)> Stale()
    {
        var attributes = Attributes.Where(x => x.AutoGenerate).ToList();
        if (attributes.Count == 0 || ConfigurationAttributeBase.FindBuildCmd() is null)
            return [];
        return [.. attributes.Select(x => (Attribute: x, Text: x.Text(targets))).Where(x => Read(x.Attribute.ConfigurationFile) != x.Text)];
    }

    // Git may have checked the file out with other line breaks.
    static string? Read(AbsolutePath file) => file.FileExists() ? file.ReadAllText().ReplaceLineEndings("\n") : null;

    static string FileOf(ConfigurationAttributeBase attribute) => NukeBuild.RootDirectory.GetUnixRelativePathTo(attribute.ConfigurationFile);
}

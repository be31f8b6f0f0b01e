using System.Security.Cryptography;
using Ingot.Recipes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ingot.Ansible;

/// <summary>The files that a playbook run is made of.</summary>
/// <param name="root">Folder of the project; relative paths start there.</param>
/// <param name="recipe">The recipe.</param>
public sealed class PlaybookFiles(string root, Recipe recipe)
{
    /// <summary>Folder of the project.</summary>
    public string Root => root;

    /// <summary>All mistakes that reading the files shows: missing, not YAML, not a playbook.</summary>
    public IReadOnlyList<Finding> Findings() =>
    [
        .. Read("playbook", recipe.Playbook) is { } playbook ? [playbook] : NotAPlaybook(),
        .. recipe.VariablesFiles.Select(file => Read("variables-files", file)).OfType<Finding>(),
        .. File.Exists(Full(Inventory.Settings)) ? Array.Empty<Finding>() : [NoSettings()],
    ];

    /// <summary>Absolute path of a file of the recipe.</summary>
    public string Full(string path) => Path.GetFullPath(path, root);

    /// <summary>Hash of what the playbook run is made of: which playbook, which variables in which order, and the content of all files they may use.</summary>
    public string Hash()
    {
        var files = Below(Path.GetDirectoryName(Full(recipe.Playbook)) ?? root)
            .Concat(Below(Path.Combine(root, "playbooks")))
            .Concat(recipe.VariablesFiles.Select(Full))
            .Concat(Below(Path.Combine(root, "inventory", "group_vars")).Where(file => !Inventory.IsGenerated(file)))
            .Concat(Below(Path.Combine(root, "inventory", "host_vars")))
            .Append(Full(Inventory.Settings))
            .Where(File.Exists)
            .Select(file => (Name: Path.GetRelativePath(root, file).Replace('\\', '/'), Path: file))
            .DistinctBy(file => file.Name, StringComparer.Ordinal)
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => $"{file.Name} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.Path)))}");
        return RecipeHash.Of([recipe.Playbook, .. recipe.VariablesFiles, .. files]);
    }

    /// <summary>What people wrote in YAML for playbook runs: playbooks, roles, variables and the recipe's own files; relative to the project.</summary>
    public IReadOnlyList<string> Yaml() =>
    [
        .. new[] { "playbooks", "roles", "variables", Path.Combine("inventory", "group_vars"), Path.Combine("inventory", "host_vars") }
            .SelectMany(folder => Below(Path.Combine(root, folder)))
            .Where(file => Path.GetExtension(file) is ".yml" or ".yaml" && !Inventory.IsGenerated(file))
            .Append(Full(recipe.Playbook))
            .Concat(recipe.VariablesFiles.Select(Full))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The recipe's playbook, and every other one in playbooks; relative to the project.</summary>
    public IReadOnlyList<string> Playbooks() =>
    [
        .. Yaml()
            .Where(file => Full(file) == Full(recipe.Playbook) || (Path.GetDirectoryName(file) == "playbooks" && HasPlays(file)))
            .OrderByDescending(file => Full(file) == Full(recipe.Playbook)),
    ];

    bool HasPlays(string file)
    {
        try
        {
            return Load(file).Documents is [{ RootNode: YamlSequenceNode plays }, ..]
                && plays.OfType<YamlMappingNode>().SelectMany(play => play.Children.Keys)
                    .Any(key => $"{key}" is "hosts" or "import_playbook" or "ansible.builtin.import_playbook");
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException)
        {
            // The linters say so.
            return false;
        }
    }

    // A playbook may lie at the project's root; hidden folders and what is written on the way are never part of it.
    static IEnumerable<string> Below(string folder) =>
        !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder).Concat(
            Directory.EnumerateDirectories(folder)
                .Where(inner => Path.GetFileName(inner) is var name && !name.StartsWith('.') && name is not ("output" or "inventory" or "bin" or "obj" or "__pycache__"))
                .SelectMany(Below));

    Finding? Read(string parameter, string path)
    {
        if (!File.Exists(Full(path)))
            return new Finding($"--{parameter} '{path}' is not there.", $"There is no file {Full(path)}.", "Correct the path; relative ones start at the project's root.");
        try
        {
            Load(path);
            return null;
        }
        catch (YamlException exception)
        {
            return NotYaml(parameter, path, $"Line {exception.Start.Line}, column {exception.Start.Column}: {exception.Message}");
        }
        catch (InvalidOperationException exception)
        {
            // What the parser throws, without a place, when a flow sequence is not closed.
            return NotYaml(parameter, path, $"A bracket, brace or quote is not closed: {exception.Message}");
        }
    }

    static Finding NoSettings() =>
        new($"{Inventory.Settings} is not there.", "It says how Ansible connects to the build VM.", "Take it back from the repository.");

    static Finding NotYaml(string parameter, string path, string why) =>
        new($"--{parameter} '{path}' is not YAML.", why, "Correct the file; 'ansible-playbook --syntax-check' shows the place.");

    IEnumerable<Finding> NotAPlaybook() =>
        Load(recipe.Playbook).Documents is [{ RootNode: YamlSequenceNode { Children.Count: > 0 } }, ..] ? [] :
        [new Finding($"--playbook '{recipe.Playbook}' is not a playbook.", "A playbook is a YAML list of plays.", "Name a playbook, such as playbooks/provisionedbox.yml.")];

    YamlStream Load(string path)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Full(path));
        yaml.Load(reader);
        return yaml;
    }
}

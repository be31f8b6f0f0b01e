using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace Ingot.Ansible;

/// <summary>Which versions of Ansible will do.</summary>
public static partial class ToolVersions
{
    /// <summary>The oldest ansible-core whose options the inventories and ansible.cfg rely on; also the one that every change here is proven with.</summary>
    public static Version Oldest { get; } = new(2, 14);

    /// <summary>The first ansible-core with the templating that was written anew: what was a warning before may be an error since.</summary>
    public static Version Rewritten { get; } = new(2, 19);

    /// <summary>The collections of playbooks/requirements.yml with their versions.</summary>
    public static IReadOnlyDictionary<string, Version> Collections { get; } = new DeserializerBuilder().Build()
        .Deserialize<Dictionary<string, List<Dictionary<string, string>>>>(Resources.Text("Ansible/requirements.yml"))["collections"]
        .ToDictionary(entry => entry["name"], entry => Read(entry["version"]), StringComparer.Ordinal);

    /// <summary>What is missing or too old, for people to read; empty when all will do.</summary>
    public static IReadOnlyList<string> TooOld(AnsibleTools tools) =>
    [
        .. Read(tools.Version) < Oldest ? [$"ansible-core {Oldest} or later"] : Array.Empty<string>(),
        .. AnsibleTools.Needed.Select(name => Collection(tools, name)).OfType<string>(),
    ];

    /// <summary>What to say of an ansible-core that is newer than any that Ingot was proven with; null when it is not.</summary>
    public static string? Newer(AnsibleTools tools) => Read(tools.Version) switch
    {
        var version when version >= Rewritten =>
            $"ansible-core {tools.Version} in {tools.Directory} is newer than {Oldest}, which Ingot is proven with, and has another templating (since {Rewritten}): "
                + "a playbook that relies on the old one fails there. Rehearse before you bake.",
        var version when version >= new Version(Oldest.Major, Oldest.Minor + 1) => $"ansible-core {tools.Version} is newer than {Oldest}, which Ingot is proven with.",
        _ => null,
    };

    /// <summary>The numbers at the start of a version, such as 2.19 of 2.19.0b1.</summary>
    public static Version Read(string version) =>
        Numbers().Match(version) is { Success: true } match
            ? Version.Parse(match.Value.Contains('.', StringComparison.Ordinal) ? match.Value : match.Value + ".0")
            : new Version(0, 0);

    static string? Collection(AnsibleTools tools, string name)
    {
        var wanted = Collections[name];
        if (!tools.Collections.TryGetValue(name, out var found))
            return $"collection {name}";
        return Read(found) < wanted ? string.Create(CultureInfo.InvariantCulture, $"collection {name} {wanted} or later (it has {found})") : null;
    }

    [GeneratedRegex(@"^\d+(\.\d+){0,3}", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbers();
}

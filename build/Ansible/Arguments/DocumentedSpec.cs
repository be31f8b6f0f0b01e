using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingot.Ansible.Arguments;

/// <summary>Options as a module's documentation, or a role's meta/argument_specs.yml, says them.</summary>
/// <param name="Options">Name to option.</param>
public sealed record DocumentedSpec(IReadOnlyDictionary<string, DocumentedSpec.Option> Options)
{
    /// <summary>One option.</summary>
    /// <param name="Type">Its type; null means text.</param>
    /// <param name="Required">True when every task must give it.</param>
    public sealed record Option(string? Type, bool Required)
    {
        /// <summary>Other names.</summary>
        public IReadOnlyList<string> Aliases { get; init; } = [];

        /// <summary>The only values allowed.</summary>
        public IReadOnlyList<string> Choices { get; init; } = [];

        /// <summary>Type of a list's items.</summary>
        public string? Elements { get; init; }

        /// <summary>Options of a dictionary.</summary>
        public IReadOnlyDictionary<string, Option>? Options { get; init; }

        /// <summary>True when it has a default.</summary>
        public bool HasDefault { get; init; }

        /// <summary>Relations, as Ansible writes them.</summary>
        [JsonExtensionData]
        public Dictionary<string, JsonElement> Relations { get; init; } = [];
    }

    /// <summary>The same as a spec of Python.</summary>
    public ModuleSpec ToSpec() => Spec(Options);

    static ModuleSpec Spec(IReadOnlyDictionary<string, Option> options) => new()
    {
        IsCaseSensitive = true,
        Options =
        [
            .. options.Select(entry => new ModuleOption(entry.Key, entry.Value.Type ?? (entry.Value.Options is { Count: > 0 } ? "raw" : "str"))
            {
                Required = entry.Value.Required,
                HasDefault = entry.Value.HasDefault,
                Choices = entry.Value.Choices,
                Aliases = entry.Value.Aliases,
                Elements = entry.Value.Elements,
                Options = entry.Value.Options is { Count: > 0 } inner ? Related(Spec(inner), entry.Value.Relations) : null,
            }),
        ],
    };

    static ModuleSpec Related(ModuleSpec spec, Dictionary<string, JsonElement> relations) => spec with
    {
        MutuallyExclusive = Groups(relations, "mutually_exclusive"),
        RequiredTogether = Groups(relations, "required_together"),
        RequiredOneOf = Groups(relations, "required_one_of"),
    };

    static IReadOnlyList<IReadOnlyList<string>> Groups(Dictionary<string, JsonElement> relations, string name) =>
        relations.TryGetValue(name, out var groups) && groups.ValueKind == JsonValueKind.Array
            ? [.. groups.EnumerateArray().Where(group => group.ValueKind == JsonValueKind.Array)
                .Select(group => (IReadOnlyList<string>)[.. group.EnumerateArray().Select(name => name.ToString())])]
            : [];
}

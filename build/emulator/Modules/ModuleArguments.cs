using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules;

/// <summary>A task's arguments, checked against the module's spec and converted as Ansible.Basic does.</summary>
sealed class ModuleArguments
{
    readonly Dictionary<string, object?> values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Checks and converts.</summary>
    /// <exception cref="ModuleFailureException">An option is unknown, missing, of the wrong type or not among the choices.</exception>
    public ModuleArguments(string module, IReadOnlyList<Option> spec, JsonObject given, Func<string, string> expandPath)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var option in spec)
        {
            var key = new[] { option.Name }.Concat(option.Aliases).FirstOrDefault(name => given.Any(argument => Same(argument.Key, name)));
            var node = key is null ? null : given.First(argument => Same(argument.Key, key)).Value;
            used.UnionWith([option.Name, .. option.Aliases]);
            values[option.Name] = node is null ? option.Default : OptionConversion.Convert(option, node, expandPath);
        }
        RefuseUnknown(module, spec, given.Select(argument => argument.Key).Where(name => !used.Contains(name)).ToList());
        var missing = spec.Where(option => option.Required && values[option.Name] is null).Select(option => option.Name).ToList();
        if (missing.Count > 0)
            throw new ModuleFailureException($"missing required arguments: {string.Join(", ", missing)}");
    }

    static void RefuseUnknown(string module, IReadOnlyList<Option> spec, List<string> unknown)
    {
        if (unknown.Count == 0)
            return;
        var known = spec.Where(option => !option.Name.StartsWith('_'))
            .Select(option => option.Aliases.Count == 0 ? option.Name : $"{option.Name} ({string.Join(", ", option.Aliases)})");
        throw new ModuleFailureException(
            $"Unsupported parameters for ({module}) module: {string.Join(", ", unknown)}. Supported parameters include: {string.Join(", ", known)}");
    }

    static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the option has a value.</summary>
    public bool Has(string name) => values[name] is not null;

    /// <summary>A text or path; null when not given.</summary>
    public string? Text(string name) => values[name] as string;

    /// <summary>A required text or path, or one with a default.</summary>
    public string Need(string name) => Text(name) ?? throw new ModuleFailureException($"missing required arguments: {name}");

    /// <summary>A boolean; false when not given.</summary>
    public bool Flag(string name) => values[name] is true;

    /// <summary>A boolean; null when not given.</summary>
    public bool? FlagOrNull(string name) => values[name] as bool?;

    /// <summary>A whole number; null when not given.</summary>
    public long? Number(string name) => values[name] as long?;

    /// <summary>A list of texts; empty when not given.</summary>
    public IReadOnlyList<string> List(string name) =>
        values[name] is List<JsonNode?> list ? [.. list.Select(item => item?.ToString() ?? "")] : [];

    /// <summary>A list of anything; empty when not given.</summary>
    public IReadOnlyList<JsonNode?> Items(string name) => values[name] as List<JsonNode?> ?? [];

    /// <summary>A dictionary; null when not given.</summary>
    public JsonObject? Map(string name) => values[name] as JsonObject;

    /// <summary>A raw value; null when not given.</summary>
    public JsonNode? Raw(string name) => values[name] as JsonNode;
}

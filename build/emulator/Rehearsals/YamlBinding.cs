using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Ingot.Emulator.Rehearsals;

/// <summary>Makes records from YAML, and notes every key and value that does not fit, with its line.</summary>
sealed class YamlBinding(string file)
{
    readonly List<RehearsalMistake> mistakes = [];

    public IReadOnlyList<RehearsalMistake> Mistakes => mistakes;

    /// <summary>The value of a node; null when it does not fit, which is noted.</summary>
    public object? Bind(YamlNode node, Type type, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(JsonObject))
            return node is YamlMappingNode members ? YamlJson.Of(members) : Note(node, path, "names and values are expected here");
        if (!type.IsGenericType)
            return node is YamlScalarNode scalar && IsScalar(type) ? Scalar(scalar, type, path) : BindMembers(node, type, path);
        var item = type.GetGenericArguments()[^1];
        return type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
            ? BindNames(node, item, path)
            : BindList(node, item, path);
    }

    static bool IsScalar(Type type) => type == typeof(string) || type == typeof(int) || type == typeof(bool) || type.IsEnum;

    object? BindMembers(YamlNode node, Type type, string path)
    {
        if (IsScalar(type) || node is not YamlMappingNode members)
            return Note(node, path, IsScalar(type) ? "a single value is expected here" : "keys with values are expected here");
        var properties = type.GetProperties().ToDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name), StringComparer.Ordinal);
        var made = RuntimeHelpers.GetUninitializedObject(type);
        if (type.GetConstructor(Type.EmptyTypes) is { } constructor)
            made = constructor.Invoke(null);
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in members.Children)
        {
            if (properties.TryGetValue(key.ToString(), out var property))
                Set(made, property, value, given, key.ToString(), path);
            else
                Unknown(key, properties.Keys, path);
        }
        // A misspelt key is most likely the one that is missing.
        var misspelt = members.Children.Count > given.Count;
        foreach (var (name, property) in properties)
        {
            if (!misspelt && !given.Contains(name) && property.IsDefined(typeof(RequiredMemberAttribute)))
                Note(node, path, $"the key '{name}' is missing", $"Add {name}.");
        }
        return made;
    }

    void Set(object made, PropertyInfo property, YamlNode node, HashSet<string> given, string name, string path)
    {
        given.Add(name);
        var before = mistakes.Count;
        var value = Bind(node, property.PropertyType, Join(path, name));
        if (value is null || mistakes.Count > before)
            return;
        foreach (var rule in property.GetCustomAttributes<ValidationAttribute>().Where(rule => !rule.IsValid(value)))
            Refuse(node, Join(path, name), rule);
        property.SetValue(made, value);
    }

    Array BindList(YamlNode node, Type item, string path)
    {
        var values = new List<object>();
        if (node is YamlSequenceNode items)
        {
            foreach (var (each, index) in items.Children.Select((each, index) => (each, index)))
            {
                if (Bind(each, item, $"{path}[{index.ToString(CultureInfo.InvariantCulture)}]") is { } value)
                    values.Add(value);
            }
        }
        else
            Note(node, path, "a list is expected here");
        var list = Array.CreateInstance(item, values.Count);
        for (var index = 0; index < values.Count; index++)
            list.SetValue(values[index], index);
        return list;
    }

    object BindNames(YamlNode node, Type item, string path)
    {
        var made = (System.Collections.IDictionary)(Activator.CreateInstance(
            typeof(Dictionary<,>).MakeGenericType(typeof(string), item), StringComparer.OrdinalIgnoreCase) ?? throw new InvalidOperationException());
        if (node is not YamlMappingNode members)
        {
            Note(node, path, "names and values are expected here");
            return made;
        }
        foreach (var (key, value) in members.Children)
        {
            if (Bind(value, item, Join(path, key.ToString())) is { } bound)
                made[key.ToString()] = bound;
        }
        return made;
    }

    object? Scalar(YamlScalarNode node, Type type, string path)
    {
        var text = node.Value ?? "";
        if (type == typeof(string))
            return text;
        if (type == typeof(bool))
            return bool.TryParse(text, out var flag) ? flag : Note(node, path, $"'{text}' is neither true nor false");
        if (type == typeof(int))
        {
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
                : Note(node, path, $"'{text}' is no whole number");
        }
        return Enum.TryParse(type, text, ignoreCase: false, out var value) && Enum.IsDefined(type, value)
            ? value
            : Note(node, path, $"'{text}' is not known here", Likeness.Hint(text, Enum.GetNames(type)));
    }

    void Refuse(YamlNode node, string path, ValidationAttribute rule)
    {
        var typed = node is YamlSequenceNode items
            ? items.Children.Select(item => item.ToString()).FirstOrDefault(item => !rule.IsValid(item)) ?? ""
            : node.ToString();
        var remedy = rule switch
        {
            KnownNamesAttribute known => Likeness.Hint(typed, [.. known.Names]),
            AllowedValuesAttribute allowed => Likeness.Hint(typed, [.. allowed.Values.OfType<string>()]),
            RangeAttribute { Maximum: int.MaxValue } range => $"Use {range.Minimum} or more.",
            RangeAttribute range => $"Use {range.Minimum} to {range.Maximum}.",
            _ => "Correct it.",
        };
        Note(node, path, $"'{typed}' is not known here", remedy);
    }

    void Unknown(YamlNode key, IEnumerable<string> names, string path) =>
        Note(key, path, $"there is no key '{key}'", Likeness.Hint(key.ToString(), [.. names]));

    object? Note(YamlNode node, string path, string why, string remedy = "Correct it; build/emulator/README.md describes the file.")
    {
        var place = path.Length == 0 ? "the file" : path;
        mistakes.Add(new($"{file}, line {node.Start.Line}: {place} cannot be used.", $"{char.ToUpperInvariant(why[0])}{why[1..]}.", remedy));
        return null;
    }

    static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}

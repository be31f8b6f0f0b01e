using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Specs;

/// <summary>Checks and converts a task's arguments as Ansible.Basic does, in its order and with its words.</summary>
/// <param name="module">The module's name, for messages.</param>
/// <param name="isCheck">True in check mode.</param>
/// <param name="expandPath">Makes a path of the text of one.</param>
sealed class BasicCheck(string module, bool isCheck, Func<string, string> expandPath)
{
    readonly List<string> context = [];

    /// <summary>The arguments as the module gets them.</summary>
    /// <exception cref="ModuleFailureException">They are not right.</exception>
    /// <exception cref="ModuleSkippedException">The module does not support check mode.</exception>
    public JsonObject Check(ModuleSpec spec, JsonObject given)
    {
        var values = Renamed(spec, given);
        if (context.Count == 0 && isCheck && !spec.SupportsCheckMode)
            throw new ModuleSkippedException($"remote module ({module}) does not support check mode");
        foreach (var group in spec.MutuallyExclusive.Where(group => group.Count(values.ContainsKey) > 1))
            throw Fail($"parameters are mutually exclusive: {string.Join(", ", group)}");
        FillDefaults(spec, values);
        foreach (var option in spec.Options.Where(option => values[option.Name] is not null))
            values[option.Name] = Convert(option, values[option.Name]!);
        Relations.Check(spec, values, Fail);
        foreach (var option in spec.Options)
            values[option.Name] = Inner(option, values[option.Name]);
        return values;
    }

    // Names and aliases are accepted in any case; an alias counts as the option.
    JsonObject Renamed(ModuleSpec spec, JsonObject given)
    {
        var values = new JsonObject();
        var unknown = new List<string>();
        foreach (var (name, value) in given)
        {
            var option = spec.Options.FirstOrDefault(option => option.Aliases.Prepend(option.Name).Contains(name, StringComparer.OrdinalIgnoreCase));
            if (option is null && !spec.IsOpen)
                unknown.Add(name);
            else
                values[option?.Name ?? name] = value?.DeepClone();
        }

        if (unknown.Count == 0)
            return values;
        var legal = spec.Options.Select(option => option.Name).Concat(spec.Options.SelectMany(option => option.Aliases));
        throw new ModuleFailureException(
            Placed($"Unsupported parameters for ({module}) module: {string.Join(", ", unknown)}") + $". Supported parameters include: {string.Join(", ", legal)}");
    }

    void FillDefaults(ModuleSpec spec, JsonObject values)
    {
        foreach (var option in spec.Options.Where(option => option.Default is not null && !values.ContainsKey(option.Name)))
            values[option.Name] = option.Default?.DeepClone();
        var missing = spec.Options.Where(option => option.Required && !values.ContainsKey(option.Name)).Select(option => option.Name).ToList();
        if (missing.Count > 0)
            throw Fail($"missing required arguments: {string.Join(", ", missing)}");
    }

    JsonNode? Convert(ModuleOption option, JsonNode value)
    {
        JsonNode? converted;
        try
        {
            converted = OptionValues.Convert(option.Type, value, expandPath);
        }
        catch (FormatException error)
        {
            throw Fail($"argument for {option.Name} is of type {PowerShellData.TypeName(value)} and we were unable to convert to {option.Type}: {error.Message}");
        }

        RefuseStrangers(option, converted);
        return converted;
    }

    void RefuseStrangers(ModuleOption option, JsonNode? value)
    {
        if (option.Choices.Count == 0)
            return;
        var texts = value is JsonArray list ? list.Select(OptionValues.Plain) : [OptionValues.Plain(value)];
        var strangers = texts.Where(text => !option.Choices.Contains(text, StringComparer.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var rule = value is JsonArray ? "one or more of" : "one of";
        if (strangers.Count > 0)
            throw Fail($"value of {option.Name} must be {rule}: {string.Join(", ", option.Choices)}. Got no match for: {string.Join(", ", strangers)}");
    }

    JsonNode? Inner(ModuleOption option, JsonNode? value)
    {
        if (option.Type == "dict")
            return InnerSpec(option, value);
        if (option.Type != "list" || option.Elements is not { } elements || value is not JsonArray list)
            return value?.DeepClone();
        return new JsonArray([.. list.Select(item => elements == "dict" ? InnerSpec(option, item) : Item(option.Name, elements, item))]);
    }

    JsonNode? Item(string name, string type, JsonNode? item)
    {
        try
        {
            return item is null ? null : OptionValues.Convert(type, item, expandPath);
        }
        catch (FormatException)
        {
            // Ansible shows the message of the reflection that called its converter.
            throw Fail($"argument for list entry {name} is of type {PowerShellData.TypeName(item!)} and we were unable to convert to {type}: " +
                "Exception has been thrown by the target of an invocation.");
        }
    }

    JsonNode? InnerSpec(ModuleOption option, JsonNode? value)
    {
        if (option.Inner is not { } spec || (value is null && !option.AppliesDefaults))
            return value?.DeepClone();
        context.Add(option.Name);
        var inner = Check(spec, OptionValues.Convert("dict", value ?? new JsonObject(), expandPath)?.AsObject() ?? []);
        context.RemoveAt(context.Count - 1);
        return inner;
    }

    string Placed(string message) => context.Count == 0 ? message : $"{message} found in {string.Join(" -> ", context)}";

    ModuleFailureException Fail(string message) => new(Placed(message));
}

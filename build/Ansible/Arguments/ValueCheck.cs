using System.Globalization;

namespace Ingot.Ansible.Arguments;

/// <summary>Whether a value can become what a module wants, as Ansible converts it.</summary>
static class ValueCheck
{
    static readonly string[] booleans = ["y", "yes", "on", "1", "true", "t", "1.0", "n", "no", "off", "0", "false", "f", "0.0"];

    /// <summary>What the value would have to be; null when it can become that.</summary>
    /// <param name="type">The type, as Ansible calls it.</param>
    /// <param name="value">The value.</param>
    /// <param name="isPython">True when Python converts it, which is more patient than PowerShell.</param>
    public static string? Problem(string type, ArgumentValue value, bool isPython)
    {
        if (value.IsUnknown || value.Kind == ArgumentKind.Null)
            return null;
        var isPlain = value.Kind is not (ArgumentKind.List or ArgumentKind.Map);
        return type switch
        {
            "bool" => isPlain && booleans.Contains(value.Text.Trim().ToLowerInvariant(), StringComparer.Ordinal) ? null : "true or false",
            "int" => IsInteger(value, isPython) ? null : "a whole number",
            "float" => isPlain && double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? null : "a number",
            "str" or "path" or "sid" => isPlain || isPython ? null : "a text",
            "list" => value.Kind == ArgumentKind.Map || (!isPython && value.Kind is ArgumentKind.Flag or ArgumentKind.Real) ? "a list" : null,
            "dict" => value.Kind == ArgumentKind.Map || (value.Kind == ArgumentKind.Text && IsDictionaryText(value.Text)) ? null : "a dictionary",
            _ => null,
        };
    }

    /// <summary>A value, or an item of a list, that is none of the choices; null when all are.</summary>
    public static string? Stranger(ModuleOption option, ArgumentValue value, ModuleSpec spec)
    {
        if (option.Choices.Count == 0 || option.Type == "bool" || value.Kind == ArgumentKind.Map)
            return null;
        return Texts(option, value).FirstOrDefault(text => !option.Choices.Contains(text, spec.Comparer()) && !IsBooleanChoice(option, text));
    }

    // A list may be written as one text with commas.
    static IEnumerable<string> Texts(ModuleOption option, ArgumentValue value) =>
        value.Kind == ArgumentKind.List ? value.Items.Where(item => item.Text.Length > 0 && !item.IsUnknown).Select(item => item.Text) :
        option.Type == "list" ? value.Text.Split(',', StringSplitOptions.TrimEntries) :
        [value.Text];

    // YAML reads yes and no as booleans, and Ansible turns them back where they are choices.
    static bool IsBooleanChoice(ModuleOption option, string text) =>
        (text == "true" && option.Choices.Any(choice => choice.ToLowerInvariant() is "yes" or "on" or "true"))
        || (text == "false" && option.Choices.Any(choice => choice.ToLowerInvariant() is "no" or "off" or "false"));

    static bool IsInteger(ArgumentValue value, bool isPython) => value.Kind switch
    {
        ArgumentKind.Integer => isPython || int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        ArgumentKind.Text => int.TryParse(value.Text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        ArgumentKind.Real or ArgumentKind.Flag => isPython,
        _ => false,
    };

    static bool IsDictionaryText(string text) => text.Contains('=', StringComparison.Ordinal) || (text.TrimStart().StartsWith('{') && text.TrimEnd().EndsWith('}'));
}

using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Specs;

/// <summary>Get-AnsibleParam of Ansible.ModuleUtils.Legacy: asks for one option, and ends the module when it is not right.</summary>
#pragma warning disable CA1812 // Avoid uninstantiated internal classes: the engine makes it
[Cmdlet(VerbsCommon.Get, "AnsibleParam")]
sealed class GetAnsibleParamCommand : PSCmdlet
#pragma warning restore CA1812
{
    static readonly string[] yes = ["yes", "on", "1", "true"];

    [Parameter(Position = 0)]
    [Alias("obj")]
    public object? Source { get; set; }

    [Parameter(Position = 1)]
    public string Name { get; set; } = "";

    [Parameter(Position = 2)]
    public object? Default { get; set; }

    [Parameter(Position = 3)]
    public object? ResultObj { get; set; }

    [Parameter(Position = 4)]
    public object? FailIfEmpty { get; set; }

    [Parameter(Position = 5)]
    public string? EmptyAttributeFailMessage { get; set; }

    [Parameter(Position = 6)]
    public object[]? ValidateSet { get; set; }

    [Parameter(Position = 7)]
    public string? ValidateSetErrorMessage { get; set; }

    [Parameter(Position = 8)]
    public string? Type { get; set; }

    [Parameter(Position = 9)]
    public object[]? Aliases { get; set; }

    protected override void ProcessRecord()
    {
        var questions = (ModuleQuestions)SessionState.PSVariable.GetValue(SourceEngine.NotesVariable);
        var answer = Convert(questions, Find(questions));
        if (!Name.StartsWith("_ansible_", StringComparison.Ordinal))
            questions.Answers[Name] = answer;
        WriteObject(PowerShellData.FromJson(answer) is ArrayList list ? list.ToArray() : PowerShellData.FromJson(answer), enumerateCollection: false);
    }

    JsonNode? Find(ModuleQuestions questions)
    {
        var names = (Aliases ?? []).Select(alias => alias.ToString() ?? "").Prepend(Name).ToList();
        var found = names.Find(name => Key(questions, name) is not null);
        if (found is null)
        {
            return !LanguagePrimitives.IsTrue(FailIfEmpty) || questions.IsLenient
                ? PowerShellData.ToJson(Default)
                : throw new ModuleFailureException(EmptyAttributeFailMessage ?? $"Get-AnsibleParam: Missing required argument: {Name}");
        }

        var value = questions.Given[Key(questions, found) ?? found];
        var choices = (ValidateSet ?? []).Select(choice => choice.ToString() ?? "").ToList();
        if (choices.Count > 0 && !questions.IsLenient && !choices.Contains(Plain(value), StringComparer.OrdinalIgnoreCase))
        {
            throw new ModuleFailureException(
                ValidateSetErrorMessage ?? $"Get-AnsibleParam: Argument {found} needs to be one of {string.Join(',', choices)} but was {Plain(value)}.");
        }

        return value?.DeepClone();
    }

    // A hashtable of PowerShell ignores case.
    static string? Key(ModuleQuestions questions, string name) =>
        questions.Given.Select(argument => argument.Key).FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase));

    JsonNode? Convert(ModuleQuestions questions, JsonNode? value) => value is null ? null : Type?.ToUpperInvariant() switch
    {
        "PATH" => questions.Expand(Plain(value)),
        "STR" => Plain(value),
        "BOOL" => yes.Contains(Plain(value), StringComparer.OrdinalIgnoreCase),
        "INT" => LanguagePrimitives.TryConvertTo<int>(Plain(value), CultureInfo.InvariantCulture, out var number) ? number : null,
        "FLOAT" => LanguagePrimitives.TryConvertTo<float>(Plain(value), CultureInfo.InvariantCulture, out var number) ? number : null,
        "LIST" => value switch
        {
            JsonArray => value,
            JsonValue when PowerShellData.FromJson(value) is string text => new JsonArray([.. text.Split(',').Select(item => (JsonNode?)item.Trim())]),
            JsonValue when PowerShellData.FromJson(value) is int => new JsonArray(value),
            _ when questions.IsLenient => value,
            _ => throw new ModuleFailureException($"Get-AnsibleParam: Parameter '{Name}' is not a YAML list."),
        },
        _ => value,
    };

    static string Plain(JsonNode? value) => OptionValues.Plain(value);
}

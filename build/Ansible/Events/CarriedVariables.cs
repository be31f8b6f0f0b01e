using System.Text;
using System.Text.Json;
using Ingot.Recipes;

namespace Ingot.Ansible.Events;

/// <summary>What tasks registered or set in a process that is gone, as variables of the host.</summary>
/// <remarks>
/// A variable of an inventory ranks below what a task registers or sets again, as it has to be. Each text is marked as unsafe, which keeps Ansible
/// from filling in what only looks like a template: https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_advanced_syntax.html
/// </remarks>
static class CarriedVariables
{
    /// <summary>An inventory in YAML.</summary>
    public static string Inventory(Recipe recipe, IReadOnlyDictionary<string, JsonElement> variables)
    {
        var text = new StringBuilder($"all:\n  hosts:\n    {Quoted(recipe.VmName)}:\n");
        foreach (var (name, value) in variables)
            text.Append($"      {Quoted(name)}: {Flow(value)}\n");
        return text.ToString();
    }

    // JSON is YAML in flow style; only the texts need their mark.
    static string Flow(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(", ", value.EnumerateObject().Select(entry => $"{Quoted(entry.Name)}: {Flow(entry.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Flow))}]",
        JsonValueKind.String => $"!unsafe {Quoted(value.GetString() ?? "")}",
        _ => value.GetRawText(),
    };

    static string Quoted(string text) => JsonSerializer.Serialize(text);
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ingot.Ansible;

/// <summary>
/// What azure_rm found, as a static inventory: the play runs with it, because the process that asks Azure needs an environment (proxy, authorities,
/// sign-in) that breaks the connection to the guest and is no business of a playbook.
/// </summary>
static class InventorySnapshot
{
    static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The inventory as YAML.</summary>
    /// <param name="name">Name of the VM.</param>
    /// <param name="address">Its address.</param>
    /// <param name="variables">All that the plugin says of it, as ansible-inventory prints it.</param>
    public static string Text(string name, string address, JsonElement variables)
    {
        var text = new StringBuilder(
            $"""
            {Inventory.Group}:
              hosts:
                {name}:
                  ansible_host: {address}

            """);
        foreach (var variable in variables.EnumerateObject().Where(variable => variable.Name != "ansible_host"))
            text.Append("      ").Append(variable.Name).Append(": ").Append(Flow(variable.Value)).Append('\n');
        return text.ToString();
    }

    // JSON is YAML, but for one thing: whoever may tag a VM could write a template into a tag, and Ansible would run it on this machine.
    static string Flow(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(", ", value.EnumerateObject().Select(member => $"{Quoted(member.Name)}: {Flow(member.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Flow))}]",
        JsonValueKind.String => $"!unsafe {Quoted(value.GetString() ?? "")}",
        _ => value.GetRawText(),
    };

    static string Quoted(string text) => JsonSerializer.Serialize(text, Relaxed);
}

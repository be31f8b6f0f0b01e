using System.Text.Json;

namespace Ingot.Ansible;

/// <summary>A host as ansible-inventory prints it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">The address that is dialled; null: the name is.</param>
/// <param name="IsInGroup">True when the plays address it.</param>
/// <param name="Variables">Its variables.</param>
sealed record InventoryHost(string Name, string? Address, bool IsInGroup, JsonElement Variables)
{
    /// <summary>All hosts of what --list prints; none when it is no JSON, as after an error.</summary>
    public static IReadOnlyList<InventoryHost> Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return root.TryGetProperty("_meta", out var meta) && meta.TryGetProperty("hostvars", out var hosts)
                ? [.. hosts.EnumerateObject().Select(host => Read(root, host))]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    static InventoryHost Read(JsonElement root, JsonProperty host) => new(
        host.Name,
        host.Value.TryGetProperty("ansible_host", out var address) ? address.ToString() : null,
        root.TryGetProperty(Inventory.Group, out var group) && group.TryGetProperty("hosts", out var members)
            && members.EnumerateArray().Any(member => member.GetString() == host.Name),
        host.Value.Clone());

    /// <summary>For people to read.</summary>
    public override string ToString() => $"{Name} at {Address ?? "no address"}{(IsInGroup ? "" : $", which is not in the group {Inventory.Group}")}";
}

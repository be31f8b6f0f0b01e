using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules;

/// <summary>The things of one kind that a machine has, by name.</summary>
/// <param name="machine">The machine.</param>
/// <param name="kind">The kind, such as share.</param>
sealed class GuestObjects(WindowsMachine machine, string kind)
{
    /// <summary>Names and properties.</summary>
    public IEnumerable<(string Name, JsonObject Properties)> All() => machine.Objects
        .Where(entry => entry.Key.StartsWith(kind + '/', StringComparison.OrdinalIgnoreCase))
        .Select(entry => (entry.Key[(kind.Length + 1)..], entry.Value));

    /// <summary>Properties of one, or null.</summary>
    public JsonObject? Find(string name) => machine.Objects.GetValueOrDefault($"{kind}/{name}");

    /// <summary>Keeps one; null removes it.</summary>
    public void Set(string name, JsonObject? properties)
    {
        if (properties is null)
            machine.Objects.Remove($"{kind}/{name}");
        else
            machine.Objects[$"{kind}/{name}"] = properties.DeepClone().AsObject();
    }
}

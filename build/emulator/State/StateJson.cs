using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.State;

/// <summary>How state is written and read.</summary>
static class StateJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        WriteIndented = true,
        // A registry or file tree takes two levels of JSON for each of its own.
        MaxDepth = 512,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepComparers } },
    };

    public static byte[] WriteMachine(WindowsMachine machine) => JsonSerializer.SerializeToUtf8Bytes(machine, Options);

    public static WindowsMachine ReadMachine(byte[] content)
    {
        var machine = JsonSerializer.Deserialize<WindowsMachine>(content, Options)
            ?? throw new InvalidDataException("A saved guest is empty; delete the state directory to start afresh.");
        IgnoreCase(machine.Groups);
        IgnoreCase(machine.UserRights);
        return machine;
    }

    // The serializer makes sorted collections with the default comparer, which heeds case; filling the one that the
    // constructor made keeps its comparer. Lists stay out: theirs would be appended to their defaults.
    static void KeepComparers(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.PropertyType.IsGenericType
                && property.PropertyType.GetGenericTypeDefinition() is { } definition
                && (definition == typeof(SortedDictionary<,>) || definition == typeof(SortedSet<>)))
                property.ObjectCreationHandling = JsonObjectCreationHandling.Populate;
        }
    }

    // Sets inside a dictionary are made anew whatever the property says.
    static void IgnoreCase(SortedDictionary<string, SortedSet<string>> sets)
    {
        foreach (var name in sets.Keys.ToList())
            sets[name] = new(sets[name], StringComparer.OrdinalIgnoreCase);
    }
}

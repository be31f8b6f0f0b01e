using System.Collections;
using System.ComponentModel.DataAnnotations;

namespace Ingot.Emulator.Rehearsals;

/// <summary>A value, or each of a list, that has to be one of the names the emulator knows.</summary>
[AttributeUsage(AttributeTargets.Property)]
abstract class KnownNamesAttribute : ValidationAttribute
{
    /// <summary>The names.</summary>
    public abstract IEnumerable<string> Names { get; }

    public override bool IsValid(object? value) => value switch
    {
        null => true,
        string name => Names.Contains(name, StringComparer.OrdinalIgnoreCase),
        IEnumerable names => names.Cast<object?>().All(IsValid),
        _ => false,
    };
}

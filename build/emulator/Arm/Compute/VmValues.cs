using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>Properties that take one of a few values.</summary>
static class VmValues
{
    /// <summary>Refuses a value that Azure does not list; an absent one is fine.</summary>
    /// <exception cref="ArmException">400 InvalidParameter.</exception>
    public static void OneOf(string? value, string name, params ReadOnlySpan<string> known)
    {
        if (value is null)
            return;
        foreach (var each in known)
        {
            if (ArmId.Equal(each, value))
                return;
        }
        throw ArmErrors.Invalid(name, $"The value '{value}' provided for '{name}' is not valid. The valid values are: "
            + $"{string.Join(", ", known.ToArray())}.");
    }
}

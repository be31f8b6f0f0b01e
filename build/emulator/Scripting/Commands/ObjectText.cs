using System.Management.Automation;
using Ingot.Emulator.Scripting.Provider;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Objects as lines of text.</summary>
static class ObjectText
{
    /// <summary>Text as it is, a property bag as a list of its properties.</summary>
    public static IEnumerable<string> Lines(object? value)
    {
        if (value is not PSObject { BaseObject: PSCustomObject } bag)
            return GuestText.Of(value).ReplaceLineEndings("\n").Split('\n');
        var shown = bag.Properties.Where(p => !p.Name.StartsWith("PS", StringComparison.Ordinal)).ToList();
        var width = shown.Select(p => p.Name.Length).DefaultIfEmpty().Max();
        return shown.Select(p => $"{p.Name.PadRight(width)} : {GuestText.Of(p.Value)}");
    }
}

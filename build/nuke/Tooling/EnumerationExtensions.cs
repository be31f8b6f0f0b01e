using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>Text forms of enum values.</summary>
public static class EnumerationExtensions
{
    /// <summary>The text of <see cref="EnumValueAttribute" />, else the name.</summary>
    public static string GetValue<T>(this T value)
        where T : Enum
        => typeof(T).GetField(value.ToString())?.GetCustomAttribute<EnumValueAttribute>()?.Value ?? value.ToString();
}

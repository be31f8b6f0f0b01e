using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>A closed set of named values: a class with one static field per value.</summary>
public abstract class Enumeration
{
    /// <summary>The text of the value.</summary>
    protected string Value { get; set; } = "";

    /// <summary>The text of the value.</summary>
#pragma warning disable CA2225 // Operator overloads have named alternates: ToString is the alternate
    public static implicit operator string(Enumeration value) => value.Value;
#pragma warning restore CA2225

    /// <summary>Equal by type and text.</summary>
    public static bool operator ==(Enumeration? a, Enumeration? b) => Equals(a, b);

    /// <summary>Not equal by type or text.</summary>
    public static bool operator !=(Enumeration? a, Enumeration? b) => !Equals(a, b);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Enumeration other && GetType() == other.GetType() && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <inheritdoc />
    public override string ToString() => Value;

    /// <summary>Equal by text.</summary>
    protected bool Equals(Enumeration other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <summary>Finds a value by the name of its field, in any case.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    public class TypeConverter<T> : TypeConverter
        where T : Enumeration
    {
        /// <inheritdoc />
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType)
            => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        /// <inheritdoc />
        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
        {
            if (value is not string text)
                return base.ConvertFrom(context, culture, value);
            var field = typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static)
                .FirstOrDefault(x => x.FieldType == typeof(T) && string.Equals(x.Name, text, StringComparison.OrdinalIgnoreCase));
            return field?.GetValue(null) ?? throw new ArgumentException($"'{text}' is no value of {typeof(T).Name}.", nameof(value));
        }
    }
}

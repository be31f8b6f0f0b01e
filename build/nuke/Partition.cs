using System.ComponentModel;
using System.Globalization;

namespace Nuke.Common.CI;

/// <summary>One of several parts of the work, as a build server spreads it over machines: <c>2/3</c> is the second of three.</summary>
[TypeConverter(typeof(TypeConverter))]
public class Partition
{
    /// <summary>The whole work: <c>1/1</c>.</summary>
    public static Partition Single { get; } = new();

    /// <summary>Which part, from 1.</summary>
    public int Part { get; set; } = 1;

    /// <summary>How many parts there are.</summary>
    public int Total { get; set; } = 1;

    /// <summary>The elements of this part: every <see cref="Total" />th.</summary>
    public IEnumerable<T> GetCurrent<T>(IEnumerable<T> enumerable)
        => enumerable.Index().Where(x => x.Index % Total == Part - 1).Select(x => x.Item);

    /// <summary>Whether this is the part, or the whole.</summary>
    /// <param name="part">The part, from 1.</param>
    public bool IsIn(int part) => Total == 1 || Part == part;

    /// <inheritdoc />
    public override string ToString() => $"{Part}/{Total}";

    /// <summary>A part from its text, such as <c>2/3</c>.</summary>
    public class TypeConverter : System.ComponentModel.TypeConverter
    {
        /// <inheritdoc />
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType)
            => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        /// <inheritdoc />
        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
        {
            if (value is not string text)
                return base.ConvertFrom(context, culture, value);
            var numbers = text.Split('/');
            var isPart = numbers.Length == 2
                & int.TryParse(numbers[0], CultureInfo.InvariantCulture, out var part)
                & int.TryParse(numbers[^1], CultureInfo.InvariantCulture, out var total);
            return isPart && part >= 1 && part <= total
                ? new Partition { Part = part, Total = total }
                : throw new FormatException($"'{text}' is no part such as 2/3");
        }
    }
}

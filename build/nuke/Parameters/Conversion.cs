using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Nuke.Common.CI;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.Parameters;

/// <summary>Words of a source as the value of a parameter, or the refusal that says why not.</summary>
static class Conversion
{
    public static object? Convert(Parameter parameter, RawValue raw)
    {
        if (parameter.IsArray)
            return Elements(parameter, raw);
        if (raw.Words.Count == 0 && parameter.ValueType == typeof(bool))
            return true;
        if (raw.Words.Count == 0)
        {
            throw new Refusal(
                $"{parameter.Switch} has no value.",
                "No word follows it; a word that starts with a dash counts as the next switch, unless it is a number.",
                $"Write {parameter.Switch} <value>, or leave it out.");
        }

        if (raw.Words.Count > 1)
        {
            throw new Refusal(
                $"{parameter.Switch} takes one value, but {raw.Words.Count} words follow it.",
                parameter.IsSecret ? "The words are not shown, because they are secret." : $"The words are: {Quoted(raw.Words)}.",
                "Put quotes around a value with spaces, and targets before the first switch.");
        }

        return One(parameter, raw.Words[0], raw);
    }

    /// <summary>The names of an enum or enumeration; none for other types.</summary>
    public static string[] Names(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type);
        if (!type.IsSubclassOf(typeof(Enumeration)))
            return [];
        return [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(x => x.FieldType == type).Select(x => x.Name)];
    }

    static Array Elements(Parameter parameter, RawValue raw)
    {
        var words = raw.Words;
        if (!raw.IsList && parameter.Separator is { } separator)
        {
            if (words.Count > 1 && words.Any(x => x.Contains(separator)))
            {
                throw new Refusal(
                    $"{parameter.Switch} mixes two ways of writing a list.",
                    $"The words {Quoted(words)} are a list already, and one of them holds the separator '{separator}'.",
                    $"Separate all elements by spaces, or all by '{separator}'.");
            }

            words = [.. words.SelectMany(x => x.Split(separator))];
        }

        var elementType = parameter.Type.GetElementType() ?? typeof(string);
        var array = Array.CreateInstance(elementType, words.Count);
        for (var i = 0; i < words.Count; i++)
            array.SetValue(One(parameter, words[i], raw), i);
        return array;
    }

    static object? One(Parameter parameter, string word, RawValue raw)
    {
        var type = parameter.ValueType;
        try
        {
            if (type == typeof(string))
                return word;
            if (type == typeof(AbsolutePath))
                return AbsolutePath.Create(Path.Combine(raw.Base, word));
            if (type.IsEnum)
                return Member(type, word);
            // .NET reads a bare number as days, which nobody means.
            if (type == typeof(TimeSpan) && !word.Contains(':'))
                throw new FormatException();
            return TypeDescriptor.GetConverter(type).ConvertFrom(null, CultureInfo.InvariantCulture, word);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw NoValue(parameter, word, raw.Source);
        }
    }

    // A number is parsed too, but must be one of the values, or a combination of flags.
    static object Member(Type type, string word)
    {
        var value = Enum.Parse(type, word, ignoreCase: true);
        return Enum.IsDefined(type, value) || type.IsDefined(typeof(FlagsAttribute)) ? value : throw new FormatException();
    }

    static Refusal NoValue(Parameter parameter, string word, string source)
    {
        var type = parameter.ValueType;
        var what = $"{(parameter.IsSecret ? "The (secret) value" : $"'{word}'")} is no value for {parameter.Switch} ({source}).";
        var names = Names(type);
        if (names.Length == 0)
            return new Refusal(what, $"The parameter is {Kind(type)}.", Example(parameter));
        var meant = Likeness.Nearest(word, names);
        return new Refusal(
            what,
            $"The values are: {string.Join(", ", names)}.",
            meant is null ? "Use one of them." : $"Did you mean {meant}?");
    }

    static string Kind(Type type)
    {
        if (type == typeof(bool))
            return "a switch: true or false";
        if (type == typeof(TimeSpan))
            return "a time span: hours:minutes:seconds";
        if (type == typeof(Partition))
            return "one part of several";
        return Type.GetTypeCode(type) switch
        {
            >= TypeCode.SByte and <= TypeCode.UInt64 => "a whole number",
            >= TypeCode.Single and <= TypeCode.Decimal => "a number",
            TypeCode.DateTime => "a date",
            _ => $"a {type.Name}",
        };
    }

    static string Example(Parameter parameter) => Type.GetTypeCode(parameter.ValueType) switch
    {
        TypeCode.Boolean => $"Write {parameter.Switch} alone for true, or {parameter.Switch} false.",
        >= TypeCode.SByte and <= TypeCode.UInt64 => $"Write for example {parameter.Switch} 5.",
        _ when parameter.ValueType == typeof(TimeSpan) => $"Write for example {parameter.Switch} 00:30:00 for half an hour.",
        _ when parameter.ValueType == typeof(Partition) => $"Write for example {parameter.Switch} 2/3 for the second of three.",
        _ => "Correct the value, or leave it out.",
    };

    static string Quoted(IEnumerable<string> words) => string.Join(", ", words.Select(x => $"'{x}'"));
}

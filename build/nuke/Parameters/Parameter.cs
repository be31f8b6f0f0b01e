using System.Reflection;
using Nuke.Common.Utilities;

namespace Nuke.Common.Parameters;

/// <summary>One parameter: of the build, with the member it fills, or of the engine, without.</summary>
sealed record Parameter(string Name, Type Type, string? Description)
{
    public MemberInfo? Member { get; init; }

    public char? Separator { get; init; }

    public bool IsListed { get; init; } = true;

    public bool IsSecret { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Whether it is the password of a parameters file.</summary>
    public bool IsPassword { get; init; }

    public bool IsOfEngine => Member is null && !IsPassword;

    /// <summary>The name as a switch, with its dashes.</summary>
    public string Switch => "--" + KebabCase.From(Name);

    /// <summary>The conventional name of its environment variable.</summary>
    public string Variable => (IsOfEngine ? "NUKE_" : "") + KebabCase.From(Name).Replace('-', '_').ToUpperInvariant();

    /// <summary>The type of one value: the element of an array, the value of a nullable.</summary>
    public Type ValueType => Nullable.GetUnderlyingType(ElementType) ?? ElementType;

    public bool IsArray => Type.IsArray;

    Type ElementType => Type.GetElementType() ?? Type;
}

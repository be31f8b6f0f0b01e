using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.Parameters;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

/// <summary>
/// Marks a field or property that takes its value from the command line, the environment or a parameters file,
/// in this order; without a value there it keeps its initial one.
/// </summary>
/// <param name="description">What the parameter means, for the help.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class ParameterAttribute(string? description = null) : ValueInjectionAttributeBase
{
    /// <summary>What the parameter means.</summary>
    public virtual string? Description { get; } = description;

    /// <summary>The name, if not that of the member.</summary>
    public string? Name { get; set; }

    /// <summary>One character that separates the elements of an array inside one word.</summary>
    public string? Separator { get; set; }

    /// <summary>Whether the help lists the parameter.</summary>
    public virtual bool List { get; set; } = true;

    /// <summary>The type that holds <see cref="ValueProviderMember" />; the build class if not set.</summary>
    public Type? ValueProviderType { get; set; }

    /// <summary>A member of type <c>IEnumerable&lt;string&gt;</c> that lists suggested values. They are not enforced.</summary>
    public string? ValueProviderMember { get; set; }

#nullable disable annotations // oblivious as in the base: null without a value
    /// <inheritdoc />
    public override object GetValue(MemberInfo member, object instance)
        => ParameterScanner.Of(member) is { } parameter ? Session.Current.Parameters.Value(parameter) : null;
#nullable restore annotations
}

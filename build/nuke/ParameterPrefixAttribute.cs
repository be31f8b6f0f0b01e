namespace Nuke.Common;

/// <summary>Puts a prefix before the names of all parameters of a build interface.</summary>
/// <param name="prefix">The prefix; a trailing "Prefix" is dropped.</param>
[AttributeUsage(AttributeTargets.Interface, AllowMultiple = false, Inherited = false)]
public class ParameterPrefixAttribute(string prefix) : Attribute
{
    /// <summary>The prefix, without a trailing "Prefix".</summary>
    public string Prefix { get; } = prefix.EndsWith(nameof(Prefix), StringComparison.Ordinal) ? prefix[..^nameof(Prefix).Length] : prefix;
}

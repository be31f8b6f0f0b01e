namespace Nuke.Common;

/// <summary>Marks an injected member that may stay empty.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class OptionalAttribute : Attribute;

namespace Nuke.Common;

/// <summary>Marks a parameter whose value must not be shown: the logger and the summary mask it.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public class SecretAttribute : Attribute;

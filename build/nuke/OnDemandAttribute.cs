namespace Nuke.Common;

/// <summary>Injects a value that is no parameter only when a planned target requires the member.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class OnDemandAttribute : Attribute;

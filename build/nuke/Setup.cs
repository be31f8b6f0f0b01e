namespace Nuke.Common;

/// <summary>Defines what runs before every target that depends on the context, a component, it belongs to.</summary>
/// <param name="definition">The definition to add to.</param>
public delegate ITargetDefinition Setup(ITargetDefinition definition);

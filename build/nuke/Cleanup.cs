namespace Nuke.Common;

/// <summary>Defines what runs after every target that depends on the context, a component, it belongs to; also after a failure.</summary>
/// <param name="definition">The definition to add to.</param>
public delegate ITargetDefinition Cleanup(ITargetDefinition definition);

namespace Nuke.Common;

/// <summary>Defines one target: receives an empty definition and returns it filled.</summary>
/// <param name="definition">The definition to fill.</param>
/// <returns>The same definition.</returns>
public delegate ITargetDefinition Target(ITargetDefinition definition);

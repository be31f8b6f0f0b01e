namespace Ingot.Emulator.Arm.Common;

/// <summary>One HTTP operation of Azure Resource Manager.</summary>
/// <param name="verb">The HTTP method.</param>
/// <param name="paths">Route patterns; usually one.</param>
abstract class ArmEndpoint(string verb, params string[] paths)
{
    public string Verb { get; } = verb;

    public IReadOnlyList<string> Paths { get; } = paths;

    /// <summary>True when a group in the path must exist before anything else is looked at.</summary>
    public virtual bool NeedsGroup => true;

    /// <summary>
    /// Answers the request. The store's gate is held, so nothing else changes meanwhile; what takes time goes into an operation.
    /// </summary>
    /// <exception cref="ArmException">The request is refused.</exception>
    public abstract ArmResponse Answer(ArmRequest request);
}

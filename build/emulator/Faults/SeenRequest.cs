namespace Ingot.Emulator.Faults;

/// <summary>A request that came.</summary>
/// <param name="Operation">What was asked.</param>
/// <param name="Call">The how manieth request of this operation it was, from 1.</param>
/// <param name="Type">Full type of the resource, such as Microsoft.Compute/galleries/images; empty for a guest, and for what belongs to no provider.</param>
public sealed record SeenRequest(OperationName Operation, int Call, string Type);

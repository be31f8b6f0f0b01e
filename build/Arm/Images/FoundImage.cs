namespace Ingot.Arm.Images;

/// <summary>An image or image version that was made before.</summary>
/// <param name="Id">Its resource id.</param>
/// <param name="Run">The run that made it.</param>
public sealed record FoundImage(string Id, string Run);

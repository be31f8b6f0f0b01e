using Azure.ResourceManager;

namespace Ingot.Arm.Machines;

/// <summary>An image that was begun and not finished.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="DeleteAsync">Deletes it.</param>
sealed record BrokenImage(string Name, Func<CancellationToken, Task<ArmOperation>> DeleteAsync);

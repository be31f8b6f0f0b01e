using Azure.Core;
using Azure.ResourceManager;

namespace Ingot.Arm.Machines;

/// <summary>An image that was begun and not finished.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Command">The command that deletes it, for people to run.</param>
/// <param name="DeleteAsync">Deletes it.</param>
sealed record BrokenImage(ResourceIdentifier Id, string Name, string Command, Func<CancellationToken, Task<ArmOperation>> DeleteAsync);

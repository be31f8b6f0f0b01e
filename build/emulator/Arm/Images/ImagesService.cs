using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Images;

/// <summary>The operations on managed images.</summary>
static class ImagesService
{
    public static IEnumerable<ArmEndpoint> Endpoints(ArmServices arm) =>
    [
        new PutImage(arm),
        new PatchImage(arm),
        new GetResource(arm, ResourceTypes.Images),
        new ListOfType(arm, ResourceTypes.Images),
        new DeleteImage(arm),
    ];
}

using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Images;

/// <summary>DELETE …/providers/Microsoft.Compute/images/{name}</summary>
sealed class DeleteImage(ArmServices arm) : ArmEndpoint("DELETE", ResourcePaths.One(ResourceTypes.Images))
{
    public override ArmResponse Answer(ArmRequest request)
    {
        if (arm.Store.Find(request.Id(ResourceTypes.Images)) is not { } image)
            return ArmResponse.NoContent;
        image.ProvisioningState = "Deleting";
        return ArmResponse.Accepted(arm.Operations.Start(OperationKind.Compute, "DELETE", image, async _ =>
        {
            await arm.Guests.RemoveAsync(image.GuestId);
            await arm.Store.ChangeAsync(() => arm.Store.Remove(image));
            return null;
        }));
    }
}

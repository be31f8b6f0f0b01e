using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>DELETE …/galleries/{gallery}[/images/{image}[/versions/{version}]]: refused while something is nested in it</summary>
sealed class DeleteGalleryResource(ArmServices arm, GalleryLevel level) : ArmEndpoint("DELETE", level.Path)
{
    public override ArmResponse Answer(ArmRequest request)
    {
        if (level.Find(arm, request) is not { } resource)
            return ArmResponse.NoContent;
        CheckNested(resource);
        CheckEndOfLife(resource);
        resource.ProvisioningState = "Deleting";
        return ArmResponse.Accepted(arm.Operations.Start(OperationKind.Gallery, "DELETE", resource, async _ =>
        {
            await arm.Guests.RemoveAsync(resource.GuestId);
            await arm.Store.ChangeAsync(() => arm.Store.Remove(resource));
            return null;
        }));
    }

    // https://github.com/jenkins-infra/azure/pull/1544 shows the wording.
    void CheckNested(ArmResource resource)
    {
        var nested = arm.Store.InGroup(resource.Id).Select(child => child.Id[(child.Id.IndexOf("/providers/", StringComparison.Ordinal)
            + "/providers/".Length)..]).Take(5).ToList();
        if (nested.Count > 0)
        {
            throw new ArmException(409, "CannotDeleteResource", "Cannot delete resource while nested resources exist. Some existing nested "
                + $"resource IDs include: '{string.Join(", ", nested)}'. Please delete all nested resources before deleting this resource.");
        }
    }

    void CheckEndOfLife(ArmResource version)
    {
        var isBlocked = version.Properties.FlagAt("safetyProfile", "blockDeletionBeforeEndOfLife");
        var end = PublishingProfile.Date(version.Properties.At("publishingProfile", "endOfLifeDate"));
        if (isBlocked && end > arm.Options.Time.GetUtcNow())
        {
            throw ArmErrors.NotAllowed($"The gallery image version '{version.Name}' cannot be deleted before its end of life date "
                + $"'{end:O}', because 'blockDeletionBeforeEndOfLife' is set in its safety profile.");
        }
    }
}

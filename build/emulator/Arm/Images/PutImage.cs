using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Arm.Compute;

namespace Ingot.Emulator.Arm.Images;

/// <summary>PUT …/providers/Microsoft.Compute/images/{name}: captures a generalized machine</summary>
sealed class PutImage(ArmServices arm) : ArmEndpoint("PUT", ResourcePaths.One(ResourceTypes.Images))
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var existing = arm.Store.Find(request.Id(ResourceTypes.Images));
        var location = NewResource.CheckLocation(request, ResourceTypes.Images, existing);
        var source = request.Body.TextAt("properties", "sourceVirtualMachine", "id");
        if (existing?.ProvisioningState == "Creating")
        {
            throw new ArmException(409, "Conflict", "The request failed due to conflict with a concurrent request. To resolve it, please refer to "
                + "https://aka.ms/activitylog to get more details on the conflicting requests.");
        }
        if (existing is not null)
            return Update(request, existing, source);
        if (source is null)
        {
            throw request.Body.At("properties", "storageProfile") is null
                ? ArmErrors.Missing("sourceVirtualMachine")
                : ArmErrors.NotEmulated("images made from disks or blobs");
        }
        return Create(request, location, RequireMachine(request, source, location));
    }

    ArmResource RequireMachine(ArmRequest request, string id, string location)
    {
        if (arm.Store.Find(id) is not { Type: ResourceTypes.VirtualMachines } machine || machine.Location != location)
            throw ArmErrors.InvalidReference(id, request.Id(ResourceTypes.Images));
        if (machine.ProvisioningState is "Creating" or "Deleting")
            throw ArmErrors.NotAllowed($"The Virtual Machine '{machine.Name}' is in provisioning state '{machine.ProvisioningState}'.");
        if (!machine.Generalized)
        {
            throw ArmErrors.NotAllowed($"The operation 'Create Image' requires the Virtual Machine '{machine.Name}' to be Generalized.");
        }
        if (machine.Properties.TextAt("securityProfile", "securityType") is { } security and not "Standard")
        {
            throw ArmErrors.NotAllowed($"Creation of managed images are not supported for virtual machine with {security} security "
                + "type.");
        }
        var (asked, actual) = (request.Body.TextAt("properties", "hyperVGeneration"), VmDisks.GenerationOf(arm, machine));
        if (asked is not null && asked != actual)
        {
            throw ArmErrors.Invalid("hyperVGeneration", $"The hypervisor generation '{asked}' of the image does not match the hypervisor "
                + "generation "
                + $"'{actual}' of the source Virtual Machine '{machine.Name}'.");
        }
        return machine;
    }

    ArmResponse Create(ArmRequest request, string location, ArmResource machine)
    {
        var image = NewResource.Make(request.Id(ResourceTypes.Images), ResourceTypes.Images, location, request.Body["tags"]);
        image.GuestId = Guid.NewGuid().ToString();
        image.Plan = machine.Body["plan"]?.DeepClone() as JsonObject;
        image.Body["properties"] = new JsonObject
        {
            ["provisioningState"] = "Creating",
            ["hyperVGeneration"] = VmDisks.GenerationOf(arm, machine),
            ["sourceVirtualMachine"] = new JsonObject { ["id"] = machine.Id },
            ["storageProfile"] = ImageDisks.Describe(machine, request.Body.At("properties", "storageProfile"), location),
        };
        arm.Store.Add(image);
        var operation = arm.Operations.Start(OperationKind.Compute, "PUT", image, async cancellationToken =>
        {
            await arm.Guests.CopyAsync(machine.GuestId ?? "", image.GuestId, cancellationToken);
            return null;
        });
        return ArmResponse.Put(isNew: true, image.Copy(), operation);
    }

    ArmResponse Update(ArmRequest request, ArmResource image, string? source)
    {
        if (source is not null && !ArmId.Equal(source, image.Properties.TextAt("sourceVirtualMachine", "id")))
            throw ArmErrors.PropertyChange("sourceVirtualMachine.id");
        var given = request.Body.At("properties");
        if (given.TextAt("hyperVGeneration") is { } generation && generation != image.Properties.TextAt("hyperVGeneration"))
            throw ArmErrors.PropertyChange("hyperVGeneration");
        if (given.At("storageProfile", "zoneResilient") is not null
            && given.FlagAt("storageProfile", "zoneResilient") != image.Properties.FlagAt("storageProfile", "zoneResilient"))
            throw ArmErrors.PropertyChange("storageProfile.zoneResilient");
        image.Body["tags"] = request.Body["tags"]?.DeepClone();
        return NewResource.Finish(arm, OperationKind.Compute, image, isNew: false);
    }
}

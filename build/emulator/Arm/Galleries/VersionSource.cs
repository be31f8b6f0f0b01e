using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Arm.Compute;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>What an image version is made from: a virtual machine, a managed image, or another image version.</summary>
/// <param name="Resource">The source.</param>
/// <param name="OsState">Generalized or Specialized.</param>
/// <param name="Generation">Hyper-V generation, V1 or V2.</param>
/// <param name="SecurityType">Security type of the machine or of the version's definition; null is the standard one.</param>
/// <param name="Plan">The marketplace plan it comes with, or null.</param>
sealed record VersionSource(ArmResource Resource, string OsState, string Generation, string? SecurityType, JsonNode? Plan)
{
    const string Name = "galleryImageVersion.properties.storageProfile.source";

    /// <summary>The id that a body names; null when it names none.</summary>
    public static string? IdIn(JsonObject body) =>
        body.TextAt("properties", "storageProfile", "source", "id")
        ?? body.TextAt("properties", "storageProfile", "source", "virtualMachineId")
        // The shape of 2019-03-01.
        ?? body.TextAt("properties", "publishingProfile", "source", "managedImage", "id");

    /// <summary>Finds the source that the body of a new version names.</summary>
    /// <exception cref="ArmException">There is none such, or it cannot be captured.</exception>
    public static VersionSource Require(ArmServices arm, JsonObject body, string location, string by)
    {
        if (IdIn(body) is not { } id)
        {
            throw body.At("properties", "storageProfile", "osDiskImage", "source") is null
                ? ArmErrors.Missing(Name)
                : ArmErrors.NotEmulated("image versions made from disks or blobs");
        }
        var source = arm.Store.Find(id);
        if (source?.Type is not (ResourceTypes.VirtualMachines or ResourceTypes.Images or ResourceTypes.GalleryVersions)
            || source.Location != location)
            throw ArmErrors.InvalidReference(id, by);
        if (source.ProvisioningState is "Failed" or "Creating" or "Deleting")
            throw ArmErrors.NotAllowed($"The resource '{id}' is in provisioning state '{source.ProvisioningState}' and cannot be a source.");
        return source.Type switch
        {
            ResourceTypes.VirtualMachines => FromMachine(arm, source),
            ResourceTypes.Images => new(source, "Generalized", source.Properties.TextAt("hyperVGeneration") ?? "V1", null, source.Plan),
            _ => FromVersion(arm, source),
        };
    }

    /// <summary>Refuses a source that does not fit the definition, as far as Azure says so at once.</summary>
    /// <exception cref="ArmException">400 BadRequest or InvalidParameter.</exception>
    public void Check(ArmResource definition)
    {
        var wanted = definition.Properties.TextAt("osState");
        if (wanted != OsState)
        {
            throw new ArmException(400, "BadRequest", $"The resource with id '{Resource.Id}' has a different OS state ['{OsState}'] than the "
                + $"parent gallery image OS state ['{wanted}'].");
        }
        CheckSecurity(DefinitionRules.Feature(definition, "SecurityType"));
        CheckPlan(definition.Properties.At("purchasePlan"));
    }

    /// <summary>Refuses another generation. Azure sees it only once it works on the version, which is left Failed.</summary>
    /// <remarks>https://github.com/MicrosoftDocs/azure-docs/issues/118774</remarks>
    /// <exception cref="ArmException">409 Conflict.</exception>
    public void CheckGeneration(ArmResource definition)
    {
        var wanted = definition.Properties.TextAt("hyperVGeneration");
        if (wanted != Generation)
        {
            throw new ArmException(409, "Conflict", $"The resource with id '{Resource.Id}' has a different Hypervisor generation "
                + $"['{Generation}'] than the parent gallery image Hypervisor generation ['{wanted}'].");
        }
    }

    static VersionSource FromMachine(ArmServices arm, ArmResource machine)
    {
        if (VmViews.PowerOf(arm, machine) == "running")
        {
            throw ArmErrors.NotAllowed($"The operation 'Create Gallery Image Version' requires the Virtual Machine '{machine.Name}' to be "
                + "stopped. Please power off or deallocate it before.");
        }
        var security = machine.Properties.TextAt("securityProfile", "securityType");
        return new(
            machine,
            machine.Generalized ? "Generalized" : "Specialized",
            VmDisks.GenerationOf(arm, machine),
            security == "Standard" ? null : security,
            machine.Body["plan"]);
    }

    static VersionSource FromVersion(ArmServices arm, ArmResource version)
    {
        var definition = arm.Store.Find(ArmId.ParentOf(version.Id)) ?? throw ArmErrors.ParentNotFound(ArmId.ParentOf(version.Id));
        return new(
            version,
            definition.Properties.TextAt("osState") ?? "Generalized",
            definition.Properties.TextAt("hyperVGeneration") ?? "V1",
            DefinitionRules.Feature(definition, "SecurityType"),
            definition.Properties.At("purchasePlan") ?? version.Plan);
    }

    // https://github.com/hashicorp/packer-plugin-azure/issues/304: an image that only supports trusted launch holds no state of a machine's
    // own firmware, so a machine cannot be its source.
    void CheckSecurity(string? wanted)
    {
        var isMachine = Resource.Type == ResourceTypes.VirtualMachines;
        if (wanted?.EndsWith("Supported", StringComparison.OrdinalIgnoreCase) == true && isMachine)
        {
            throw ArmErrors.Invalid(Name + ".id", $"The security type '{wanted}' is not supported for the source id '{Resource.Id}'. Currently "
                + $"only Vhd Blob, User Image and Gallery Image Version sources are supported for '{wanted}' images.");
        }
        var isSupport = wanted?.EndsWith("Supported", StringComparison.OrdinalIgnoreCase) == true;
        if (!isSupport && !ArmId.Equal(wanted, SecurityType) && SecurityType?.EndsWith("Supported", StringComparison.Ordinal) != true)
        {
            throw new ArmException(400, "BadRequest", $"The resource with id '{Resource.Id}' has a different security type "
                + $"['{SecurityType ?? "None"}'] than the parent gallery image security type ['{wanted ?? "None"}'].");
        }
    }

    void CheckPlan(JsonNode? wanted)
    {
        foreach (var part in (string[])["name", "publisher", "product"])
        {
            if (wanted is not null && Plan is not null && !ArmId.Equal(wanted.TextAt(part), Plan.TextAt(part)))
            {
                throw ArmErrors.Invalid("galleryImage.properties.purchasePlan", $"The purchase plan {part} '{Plan.TextAt(part)}' of the "
                    + $"resource with id '{Resource.Id}' differs from '{wanted.TextAt(part)}' in the parent gallery image.");
            }
        }
    }
}

using Azure.Core;
using Azure.ResourceManager.Compute;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>The build VM as Azure has it, which a subscription's defaults may have changed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SecurityType">Standard, TrustedLaunch or ConfidentialVM.</param>
/// <param name="DataDiskLuns">Logical unit numbers of its data disks.</param>
sealed record CapturedVm(ResourceIdentifier Id, string SecurityType, IReadOnlyList<int> DataDiskLuns)
{
    /// <summary>Reads it.</summary>
    public static async Task<CapturedVm> ReadAsync(ArmSession session, ResourceIdentifier id, CancellationToken cancellationToken)
    {
        var vm = await ArmCall.RunAsync($"read VM {id.Name}", () => session.Client.GetVirtualMachineResource(id).GetAsync(cancellationToken: cancellationToken));
        return new CapturedVm(
            id,
            vm.Value.Data.SecurityProfile?.SecurityType?.ToString() ?? "Standard",
            [.. vm.Value.Data.StorageProfile.DataDisks.Select(disk => disk.Lun)]);
    }

    /// <summary>What a definition has to say for this VM.</summary>
    public DefinitionShape Shape(Recipe recipe, PinnedSource source) => DefinitionShape.Of(recipe, source) with { SecurityType = SecurityType };
}

namespace Ingot.Recipes;

/// <summary>The machine that an image is tried on, as a recipe of its own: so everything that makes, holds, finds and deletes build VMs does so for it too.</summary>
public static class BootRecipe
{
    /// <summary>The recipe.</summary>
    /// <param name="recipe">The recipe of the image.</param>
    /// <param name="playbook">The playbook that the machine has to pass; null: none, and nobody dials the machine.</param>
    public static Recipe Of(Recipe recipe, string? playbook) => recipe with
    {
        VmName = Names.VerifyVm(recipe),
        TemporaryResourceGroup = Names.VerifyGroup(recipe),
        Network = recipe.Network with { PublicIp = recipe.Network.PublicIp && playbook is not null },
        // It is as others will make it: with nothing of the bake. It lives for minutes, and an eviction would spoil the measurement.
        Vm = recipe.Vm with
        {
            CustomData = null, UserData = null, SpotEvictionPolicy = null, SpotMaxPrice = null, UserAssignedIdentities = [], SystemAssignedIdentity = false,
        },
        Disks = recipe.Disks with { OsDiskSize = null, DataDiskSizes = [], DataDiskLuns = [] },
        Playbook = playbook ?? "",
    };
}

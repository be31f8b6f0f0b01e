using Azure.Core;
using Azure.ResourceManager.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>Identities of the build VM, with which what runs in it signs in.</summary>
static class VmIdentity
{
    public static ManagedServiceIdentity? Of(VmOptions vm)
    {
        if (vm.UserAssignedIdentities is [])
            return vm.SystemAssignedIdentity ? new ManagedServiceIdentity(ManagedServiceIdentityType.SystemAssigned) : null;
        var identity = new ManagedServiceIdentity(vm.SystemAssignedIdentity
            ? ManagedServiceIdentityType.SystemAssignedUserAssigned
            : ManagedServiceIdentityType.UserAssigned);
        foreach (var id in vm.UserAssignedIdentities)
            identity.UserAssignedIdentities[new ResourceIdentifier(id)] = new UserAssignedIdentity();
        return identity;
    }
}

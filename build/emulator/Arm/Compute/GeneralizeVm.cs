using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>POST …/virtualMachines/{name}/generalize: 200 at once; marks the resource and does nothing in the guest</summary>
sealed class GeneralizeVm(ArmServices arm) : ArmEndpoint("POST", ResourcePaths.One(ResourceTypes.VirtualMachines) + "/generalize")
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var machine = VmViews.Get(arm, request);
        if (VmViews.PowerOf(arm, machine) == "running")
        {
            throw ArmErrors.NotAllowed($"The operation 'Generalize' requires the Virtual Machine '{machine.Name}' to be stopped. Please "
                + "power off or "
                + "deallocate it before.");
        }
        machine.Generalized = true;
        return ArmResponse.Ok();
    }
}

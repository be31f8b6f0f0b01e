using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>PATCH …/providers/Microsoft.Compute/virtualMachines/{name}: tags given replace all tags</summary>
sealed class PatchVm(ArmServices arm) : ArmEndpoint("PATCH", ResourcePaths.One(ResourceTypes.VirtualMachines))
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var machine = VmViews.Get(arm, request);
        VmUpdate.Apply(arm, machine, request.Body, isPatch: true);
        machine.ProvisioningState = "Updating";
        var operation = arm.Operations.Start(OperationKind.Compute, "PATCH", machine, _ => Task.FromResult<JsonNode?>(null));
        return ArmResponse.Put(isNew: false, machine.Copy(), operation);
    }
}

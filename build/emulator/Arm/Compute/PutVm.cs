using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Arm.Network;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>PUT …/providers/Microsoft.Compute/virtualMachines/{name}: creates and boots, or updates</summary>
sealed class PutVm(ArmServices arm) : ArmEndpoint("PUT", ResourcePaths.One(ResourceTypes.VirtualMachines))
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var existing = arm.Store.Find(request.Id(ResourceTypes.VirtualMachines));
        var location = NewResource.CheckLocation(request, ResourceTypes.VirtualMachines, existing);
        return existing is null ? Create(request, location) : Update(request, existing);
    }

    ArmResponse Create(ArmRequest request, string location)
    {
        var (machine, boot) = VmCreation.Make(arm, request, location);
        return ArmResponse.Put(isNew: true, machine.Copy(), StartBoot(machine, boot, VmUserData.CustomOf(request.Body)));
    }

    // A client whose answer was lost repeats its PUT: the machine may not have booted yet, and only the body has the password.
    ArmResponse Update(ArmRequest request, ArmResource machine)
    {
        var boot = VmUpdate.BootOf(arm, request, machine);
        VmUpdate.Apply(arm, machine, request.Body, isPatch: false);
        machine.ProvisioningState = "Updating";
        return ArmResponse.Put(isNew: false, machine.Copy(), StartBoot(machine, boot, VmUserData.CustomOf(request.Body)));
    }

    ArmOperation StartBoot(ArmResource machine, VmBoot? boot, byte[]? customData) =>
        arm.Operations.Start(OperationKind.Compute, "PUT", machine, async cancellationToken =>
        {
            if (boot is not null && machine.GuestId is { } guest && arm.Guests.Find(guest) is null)
            {
                await arm.Store.ChangeAsync(() => Allocate(machine));
                await arm.Store.ReadAsync(() => boot.Check(machine), cancellationToken);
                var skipped = await boot.RunAsync(arm, guest, cancellationToken);
                await arm.Store.ChangeAsync(() => machine.Ahead += skipped, CancellationToken.None);
                await MachineDoors.RefreshAsync(arm);
                if (customData is not null)
                    await arm.Guests.ChangeAsync(guest, windows => Leave(windows, customData), cancellationToken);
            }
            return null;
        });

    Task<bool> Leave(WindowsMachine guest, byte[] customData)
    {
        VmUserData.Write(guest, customData, arm.Options.Time.GetUtcNow());
        return Task.FromResult(true);
    }

    // Without a place the machine uses no cores, and stays as it was made: failed, with its disk and interfaces.
    void Allocate(ArmResource machine)
    {
        machine.Power = "deallocated";
        VmCapacity.Take(arm, machine);
        machine.Power = "running";
    }
}

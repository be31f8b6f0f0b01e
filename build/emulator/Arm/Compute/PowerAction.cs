using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>POST …/providers/Microsoft.Compute/virtualMachines/{name}/{action}, for the actions that press the power button</summary>
abstract class PowerAction(ArmServices arm, string action)
    : ArmEndpoint("POST", ResourcePaths.One(ResourceTypes.VirtualMachines) + "/" + action)
{
    protected ArmServices Arm { get; } = arm;

    /// <summary>What the platform says of the machine afterwards.</summary>
    protected abstract string PowerAfter { get; }

    public override ArmResponse Answer(ArmRequest request)
    {
        var machine = VmViews.Get(Arm, request);
        Check(machine, VmViews.PowerOf(Arm, machine));
        machine.ProvisioningState = "Updating";
        return ArmResponse.Accepted(Arm.Operations.Start(OperationKind.Compute, action, machine, async cancellationToken =>
        {
            await Arm.Store.ChangeAsync(() => Begin(machine));
            if (machine.GuestId is { } guest && Arm.Guests.Find(guest) is not null)
            {
                await Arm.Guests.ChangeAsync(
                    guest,
                    windows =>
                    {
                        Press(windows, Arm.Options.Time.GetUtcNow() + windows.ClockAhead);
                        return Task.FromResult(true);
                    },
                    cancellationToken);
            }
            await Arm.Store.ChangeAsync(() => machine.Power = PowerAfter, CancellationToken.None);
            return null;
        }));
    }

    /// <summary>Throws the refusal, if there is one.</summary>
    protected abstract void Check(ArmResource machine, string power);

    /// <summary>Fails the operation, if it has to fail. The store's gate is held.</summary>
    protected virtual void Begin(ArmResource machine)
    {
    }

    /// <summary>What the button does to Windows; the time is the guest's own.</summary>
    protected abstract void Press(WindowsMachine guest, DateTimeOffset now);

    protected ArmException NotSince(ArmResource machine, string reason) =>
        ArmErrors.NotAllowed($"Operation '{action}' is not allowed on VM '{machine.Name}' since the VM is {reason}.");
}

using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>POST …/virtualMachines/{name}/start: 409 for a generalized machine</summary>
sealed class StartVm(ArmServices arm) : PowerAction(arm, "start")
{
    protected override string PowerAfter => "running";

    protected override void Check(ArmResource machine, string power)
    {
        if (machine.Generalized)
            throw NotSince(machine, "generalized");
        if (power == "deallocated" && VmSizes.Find(machine.Properties.TextAt("hardwareProfile", "vmSize")) is { } size)
            CoreQuota.Check(Arm, machine.Location, size, VmSpot.IsSpot(machine.Properties));
    }

    // A deallocated machine has no place yet; a stopped one kept its own.
    protected override void Begin(ArmResource machine)
    {
        if (machine.Power == "deallocated")
            VmCapacity.Take(Arm, machine);
    }

    protected override void Press(WindowsMachine guest, DateTimeOffset now)
    {
        if (!guest.IsRunning)
            MachinePower.Restart(guest, now);
    }
}

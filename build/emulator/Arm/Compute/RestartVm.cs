using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>POST …/virtualMachines/{name}/restart: 409 for a generalized or deallocated machine</summary>
sealed class RestartVm(ArmServices arm) : PowerAction(arm, "restart")
{
    protected override string PowerAfter => "running";

    protected override void Check(ArmResource machine, string power)
    {
        if (machine.Generalized)
            throw NotSince(machine, "generalized");
        if (power == "deallocated")
            throw NotSince(machine, "deallocated");
    }

    protected override void Press(WindowsMachine guest, DateTimeOffset now) => MachinePower.Restart(guest, now);
}

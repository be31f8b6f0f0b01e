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
    }

    protected override void Press(WindowsMachine guest, DateTimeOffset now)
    {
        if (!guest.IsRunning)
            MachinePower.Restart(guest, now);
    }
}

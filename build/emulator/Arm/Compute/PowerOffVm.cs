using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>POST …/virtualMachines/{name}/powerOff[?skipShutdown=true]: stopped, and still billed</summary>
sealed class PowerOffVm(ArmServices arm) : PowerAction(arm, "powerOff")
{
    protected override string PowerAfter => "stopped";

    protected override void Check(ArmResource machine, string power)
    {
        if (power == "deallocated")
            throw NotSince(machine, "deallocated");
    }

    protected override void Press(WindowsMachine guest, DateTimeOffset now) => guest.IsRunning = false;
}

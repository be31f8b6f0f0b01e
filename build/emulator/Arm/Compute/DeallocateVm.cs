using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>POST …/virtualMachines/{name}/deallocate: stopped, and no longer billed</summary>
sealed class DeallocateVm(ArmServices arm) : PowerAction(arm, "deallocate")
{
    protected override string PowerAfter => "deallocated";

    protected override void Check(ArmResource machine, string power)
    {
        // Azure takes this from any state, and again.
    }

    protected override void Press(WindowsMachine guest, DateTimeOffset now) => guest.IsRunning = false;
}

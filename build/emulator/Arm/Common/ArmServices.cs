using Ingot.Emulator.Arm.Compute;
using Ingot.Emulator.Arm.Network;

namespace Ingot.Emulator.Arm.Common;

/// <summary>What operations work with.</summary>
sealed record ArmServices(EmulatorOptions Options, ArmStore Store, OperationRunner Operations, Guests Guests, AddressPool Addresses)
{
    /// <summary>How fast time passes.</summary>
    public Pace Pace { get; } = new(Options.Pace, Options.Time);
}

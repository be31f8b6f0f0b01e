namespace Ingot.Emulator.Windows;

/// <summary>An address at which the network leads to a machine.</summary>
/// <param name="Address">The address.</param>
/// <param name="IsPublic">True when callers come from outside the virtual network.</param>
/// <param name="Admits">Whether the network lets callers through to a TCP port.</param>
public sealed record GuestDoor(string Address, bool IsPublic, Func<int, bool> Admits);

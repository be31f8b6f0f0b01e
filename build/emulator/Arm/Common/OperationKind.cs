namespace Ingot.Emulator.Arm.Common;

/// <summary>Whose operation it is: each resource provider has its own status addresses.</summary>
enum OperationKind
{
    Compute,
    Disk,
    Gallery,
    Network,
    Group,
}

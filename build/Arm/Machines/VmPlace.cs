using Azure.Core;

namespace Ingot.Arm.Machines;

/// <summary>Where the build VM's network interface is plugged in.</summary>
/// <param name="Subnet">The subnet.</param>
/// <param name="SecurityGroup">The network security group of the interface; null: none.</param>
public sealed record VmPlace(ResourceIdentifier Subnet, ResourceIdentifier? SecurityGroup);

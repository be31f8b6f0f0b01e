namespace Ingot.Emulator.Arm.Network;

/// <summary>An inbound rule of a network security group.</summary>
/// <param name="Priority">Lower ones are looked at first.</param>
/// <param name="Allows">True for Allow, false for Deny.</param>
/// <param name="Protocol">Tcp, Udp, Icmp or *.</param>
/// <param name="Ports">Ports and ranges of the destination, or *.</param>
/// <param name="Sources">Addresses, prefixes and service tags, or *.</param>
/// <param name="Destinations">The same of the destination.</param>
sealed record SecurityRule(
    long Priority,
    bool Allows,
    string Protocol,
    IReadOnlyList<string> Ports,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Destinations);

namespace Ingot.Emulator.Windows;

/// <summary>A rule of the Windows firewall.</summary>
public sealed class FirewallRule
{
    /// <summary>The unique name.</summary>
    public required string Name { get; set; }

    /// <summary>The name people see.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Group it is listed under.</summary>
    public string Group { get; set; } = "";

    /// <summary>What people read about it.</summary>
    public string Description { get; set; } = "";

    /// <summary>False when switched off.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Inbound or Outbound.</summary>
    public string Direction { get; set; } = "Inbound";

    /// <summary>Allow or Block.</summary>
    public string Action { get; set; } = "Allow";

    /// <summary>TCP, UDP or Any.</summary>
    public string Protocol { get; set; } = "Any";

    /// <summary>Ports, such as "5986" or "Any".</summary>
    public List<string> LocalPorts { get; set; } = ["Any"];

    /// <summary>Addresses or prefixes that may connect, or "Any".</summary>
    public List<string> RemoteAddresses { get; set; } = ["Any"];

    /// <summary>Any, or a comma-separated list of Domain, Private, Public.</summary>
    public string Profile { get; set; } = "Any";
}

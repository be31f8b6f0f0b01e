using System.Text.Json.Serialization;
using Ingot.Emulator.Faults;

namespace Ingot.Emulator.Windows;

/// <summary>What was removed from a machine and comes back at the setup of its captured disk, because a fault says that the removal did not last.</summary>
[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
public sealed class Undead
{
    /// <summary>Removed accounts.</summary>
    public List<LocalUser> Users { get; set; } = [];

    /// <summary>Removed WinRM listeners.</summary>
    public List<TreeNode> Listeners { get; set; } = [];

    /// <summary>Certificates of the machine as they were when a listener was removed.</summary>
    public List<TreeNode> Certificates { get; set; } = [];

    /// <summary>Firewall rules as they were then.</summary>
    public List<FirewallRule> FirewallRules { get; set; } = [];

    /// <summary>Remembers an account that is about to be removed, where its removal does not last.</summary>
    public void Keep(WindowsMachine machine, LocalUser user)
    {
        ArgumentNullException.ThrowIfNull(machine);
        if (machine.Faults.Contains(FaultScenarios.BootBuildAccountLeft))
            Users.Add(user);
    }

    /// <summary>Remembers a WinRM listener that is about to be removed, and what it needs to answer.</summary>
    public void Keep(WindowsMachine machine, TreeNode parent, TreeNode removed)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(parent);
        if (parent.Name != "Listener" || !machine.Faults.Contains(FaultScenarios.BootWinRmLeftOpen))
            return;
        Listeners.Add(removed);
        Certificates.AddRange(Store(machine).Children.Values);
        FirewallRules.AddRange(machine.FirewallRules.Values);
    }

    /// <summary>Brings everything back.</summary>
    public void Rise(WindowsMachine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        foreach (var user in Users)
            machine.Users.TryAdd(user.Name, user);
        foreach (var listener in Listeners)
            machine.Drives["WSMan"].Children["localhost"].Children["Listener"].Children.TryAdd(listener.Name, listener);
        foreach (var certificate in Certificates)
            Store(machine).Children.TryAdd(certificate.Name, certificate);
        foreach (var rule in FirewallRules)
            machine.FirewallRules.TryAdd(rule.Name, rule);
    }

    static TreeNode Store(WindowsMachine machine) => machine.Drives["Cert"].Children["LocalMachine"].Children["My"];
}

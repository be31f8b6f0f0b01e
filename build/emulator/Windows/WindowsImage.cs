using System.Globalization;
using System.Security.Cryptography;

namespace Ingot.Emulator.Windows;

/// <summary>What a marketplace image puts on a fresh disk.</summary>
public static partial class WindowsImage
{
    /// <summary>Provider path of the key that lists the user profiles.</summary>
    internal const string ProfileList = @"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList";

    /// <summary>A machine as it is right after its first boot: default services, features, WSMan settings, and one administrator.</summary>
    public static WindowsMachine FirstBoot(string computerName, string address, string adminUser, string adminPassword, DateTimeOffset now)
    {
        var machine = new WindowsMachine { ComputerName = computerName, Address = address, BootTime = now, MachineSid = NewMachineSid() };
        foreach (var drive in new[] { "C", "HKLM", "HKU", "WSMan", "Cert", "Env" })
            machine.Drives[drive] = new TreeNode { Name = drive, IsContainer = true, Modified = now };
        AddFiles(machine.Drives["C"], now);
        AddRegistry(machine, now);
        AddSetup(machine, now);
        AddWsMan(machine, now);
        foreach (var store in new[] { "My", "Root", "CA", "TrustedPublisher", "TrustedPeople" })
            machine.Drives["Cert"].Descend(["LocalMachine", store], now);
        foreach (var (name, value) in DefaultEnvironment)
            machine.Drives["Env"].Children[name] = new TreeNode { Name = name, Modified = now,
                Values = { ["Value"] = NodeValue.String(value) } };
        AddServices(machine);
        AddAccounts(machine, adminUser, adminPassword);
        AddFirewallRules(machine);
        foreach (var (name, installed) in DefaultFeatures)
            machine.Features[name] = installed;
        return machine;
    }

    /// <summary>The security identifier the next local account gets: the machine's own part, then the first free number from
    /// 1000.</summary>
    internal static string NextSid(WindowsMachine machine)
    {
        var taken = machine.Users.Values.Select(user => user.Sid).ToHashSet(StringComparer.Ordinal);
        var prefix = machine.MachineSid;
        return Enumerable.Range(1000, 64_000).Select(number => $"{prefix}-{number}").First(sid => !taken.Contains(sid));
    }

    /// <summary>Fills a WSMan listener with its settings.</summary>
    internal static void FillListener(TreeNode listener, string address, string transport, int port, string hostName, string thumbprint)
    {
        Leaf(listener, "Address", address);
        Leaf(listener, "Transport", transport);
        Leaf(listener, "Port", port.ToString(CultureInfo.InvariantCulture));
        Leaf(listener, "Hostname", hostName);
        Leaf(listener, "Enabled", "true");
        Leaf(listener, "URLPrefix", "wsman");
        Leaf(listener, "CertificateThumbprint", thumbprint);
    }

    static void Leaf(TreeNode parent, string name, string value) =>
        parent.Children[name] = new TreeNode { Name = name, Modified = parent.Modified, Values = { ["Value"] = NodeValue.String(value) } };

    /// <summary>An identifier for a machine that is set up now. Windows draws it.</summary>
    internal static string NewMachineSid()
    {
        var drawn = RandomNumberGenerator.GetBytes(12);
        return $"S-1-5-21-{BitConverter.ToUInt32(drawn, 0)}-{BitConverter.ToUInt32(drawn, 4)}-{BitConverter.ToUInt32(drawn, 8)}";
    }

    static void AddAccounts(WindowsMachine machine, string adminUser, string adminPassword)
    {
        var prefix = machine.MachineSid;
        machine.Users["DefaultAccount"] = new LocalUser { Name = "DefaultAccount", Sid = $"{prefix}-503", Enabled = false };
        machine.Users["Guest"] = new LocalUser { Name = "Guest", Sid = $"{prefix}-501", Enabled = false };
        machine.Users["WDAGUtilityAccount"] = new LocalUser { Name = "WDAGUtilityAccount", Sid = $"{prefix}-504", Enabled = false };

        // Azure renames the built-in administrator to the name that was asked for.
        var admin = new LocalUser { Name = adminUser, Sid = $"{prefix}-500",
            Description = "Built-in account for administering the computer/domain" };
        admin.SetPassword(adminPassword);
        machine.Users[adminUser] = admin;
        foreach (var group in DefaultGroups)
            machine.Groups[group] = new(StringComparer.OrdinalIgnoreCase);
        machine.Groups["Administrators"].Add(adminUser);
        machine.Groups["Guests"].Add("Guest");
        machine.Groups["Users"].UnionWith([@"NT AUTHORITY\Authenticated Users", @"NT AUTHORITY\INTERACTIVE"]);
    }

    static void AddServices(WindowsMachine machine)
    {
        foreach (var (name, displayName, status, startType, account) in DefaultServices)
            machine.Services[name] = new WindowsService
            {
                Name = name,
                DisplayName = displayName,
                Status = status,
                StartType = startType,
                Account = account,
            };
    }

    static void AddFirewallRules(WindowsMachine machine)
    {
        foreach (var (name, profile, remote) in new[]
        {
            ("WINRM-HTTP-In-TCP", "Domain, Private", "Any"), ("WINRM-HTTP-In-TCP-PUBLIC", "Public", "Any"),
        })
            machine.FirewallRules[name] = new FirewallRule
            {
                Name = name,
                DisplayName = "Windows Remote Management (HTTP-In)",
                Group = "Windows Remote Management",
                Protocol = "TCP",
                LocalPorts = ["5985"],
                RemoteAddresses = [remote],
                Profile = profile,
            };
        machine.FirewallRules["RemoteDesktop-UserMode-In-TCP"] = new FirewallRule
        {
            Name = "RemoteDesktop-UserMode-In-TCP",
            DisplayName = "Remote Desktop - User Mode (TCP-In)",
            Group = "Remote Desktop",
            Protocol = "TCP",
            LocalPorts = ["3389"],
        };
    }
}

using System.Net;
using Ingot.Emulator.Faults;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.WinRm;

/// <summary>What the injected faults do to WinRM once a script of the agent has opened, looked after or closed it.</summary>
sealed class Mishaps
{
    readonly TreeNode? listener;
    readonly TreeNode? certificate;

    Mishaps(TreeNode? listener, TreeNode? certificate)
    {
        this.listener = listener;
        this.certificate = certificate;
    }

    /// <summary>The address the guest sees when the builder's is translated on the way.</summary>
    public static IPAddress TranslatedAddress { get; } = IPAddress.Parse("127.0.0.77");

    /// <summary>Remembers what a script finds.</summary>
    public static Mishaps Before(WindowsMachine machine) =>
        Https(machine) is { } listener ? new(listener, Certificate(machine, listener)) : new(null, null);

    /// <summary>What an image with that fault brings from its first boot on.</summary>
    public static void Prepare(WindowsMachine machine, DateTimeOffset now)
    {
        if (machine.Faults.Contains(FaultScenarios.WinRmBasicForbidden))
            Forbid(machine, now);
        if (machine.Faults.Contains(FaultScenarios.WinRmFirewallPolicy))
            machine.Drives["HKLM"].Descend(["SOFTWARE", "Policies", "Microsoft", "WindowsFirewall", "PublicProfile"], now)
                .Values["AllowLocalPolicyMerge"] = NodeValue.DWord(0);
        if (machine.Faults.Contains(FaultScenarios.WinRmFirewallBlocks))
            machine.FirewallRules["Contoso-Block-WinRM"] = new FirewallRule
            {
                Name = "Contoso-Block-WinRM",
                DisplayName = "Contoso: no remote management",
                Action = "Block",
                Protocol = "TCP",
                LocalPorts = ["5985-5986"],
            };
    }

    /// <summary>Lets happen what is to happen; the caller holds the machine's gate.</summary>
    public void Strike(WindowsMachine machine, DateTimeOffset now)
    {
        if (Https(machine) is { } open)
            StrikeOpen(machine, open, now);
        else if (listener is not null && certificate is not null && machine.Faults.Contains(FaultScenarios.WinRmListenerReturns))
        {
            WsmanTree.Find(machine, "Listener")?.Children[listener.Name] = listener;
            machine.Drives["Cert"].Children["LocalMachine"].Children["My"].Children[certificate.Name] = certificate;
            if (certificate.Values.GetValueOrDefault("KeyFile")?.Text is { } file)
                MachineKeys.Add(machine, file, now);
        }
    }

    static void StrikeOpen(WindowsMachine machine, TreeNode open, DateTimeOffset now)
    {
        var isNew = machine.StruckListener != WsmanTree.Text(open, "CertificateThumbprint");
        machine.StruckListener = WsmanTree.Text(open, "CertificateThumbprint");
        if (machine.Faults.Contains(FaultScenarios.WinRmServiceCrashes) || Once(machine, FaultScenarios.WinRmServiceStopped))
            machine.Services["WinRM"].Status = "Stopped";
        if ((isNew && machine.Faults.Contains(FaultScenarios.WinRmNoKeyEver)) || Once(machine, FaultScenarios.WinRmCertificateWithoutKey))
            MachineKeys.Remove(machine, Certificate(machine, open)?.Values.GetValueOrDefault("KeyFile")?.Text);
        if (Once(machine, FaultScenarios.WinRmListenerGone))
            WsmanTree.Find(machine, "Listener")?.Children.Remove(open.Name);
        if (Once(machine, FaultScenarios.WinRmFirewallRuleDisabled))
            foreach (var rule in machine.FirewallRules.Values.Where(rule => rule.LocalPorts.Contains("5986") && rule.Action == "Allow"))
                rule.Enabled = false;
        if (Once(machine, FaultScenarios.WinRmBasicForbiddenLate))
            Forbid(machine, now);
        if (Once(machine, FaultScenarios.WinRmLateListener))
            machine.WinRmSilentUntil = now + TimeSpan.FromSeconds(6);
    }

    static void Forbid(WindowsMachine machine, DateTimeOffset now) =>
        machine.Drives["HKLM"].Descend(["SOFTWARE", "Policies", "Microsoft", "Windows", "WinRM", "Service"], now)
            .Values["AllowBasic"] = NodeValue.DWord(0);

    static bool Once(WindowsMachine machine, string fault) => machine.Faults.Contains(fault) && machine.Befallen.Add(fault);

    static TreeNode? Https(WindowsMachine machine) => WsmanTree.Find(machine, "Listener")?.Children.Values
        .FirstOrDefault(one => string.Equals(WsmanTree.Text(one, "Transport"), "HTTPS", StringComparison.OrdinalIgnoreCase));

    static TreeNode? Certificate(WindowsMachine machine, TreeNode listener) => machine.Drives["Cert"].Children["LocalMachine"].Children["My"].Children
        .GetValueOrDefault(WsmanTree.Text(listener, "CertificateThumbprint") ?? "");
}

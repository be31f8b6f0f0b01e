using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Settings;

/// <summary>ansible.windows.win_domain_membership: workgroups are kept; there is no domain to join in a rehearsal.</summary>
sealed class WinDomainMembership : GuestModule
{
    const string NameKey = @"HKLM:\SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName";

    public override string Name => "ansible.windows.win_domain_membership";

    public override string Limits => "domains: joining one fails, as there is none to be reached";

    protected override void Apply(ModuleRun run)
    {
        run.Result["reboot_required"] = false;
        if (run.Arguments.Text("state") == "domain")
        {
            if (run.CheckMode)
            {
                run.Change();
                return;
            }

            var domain = run.Arguments.Text("dns_domain_name") ?? throw ModuleRun.Fail("dns_domain_name is required when state is 'domain'");
            throw ModuleRun.Fail($"failed to join domain: Computer '{run.Machine.ComputerName}' failed to join domain '{domain}' from its current workgroup "
                + $"'{Workgroup(run)}' with following error message: The specified domain either does not exist or could not be contacted.");
        }

        var workgroup = run.Arguments.Text("workgroup_name") ?? throw ModuleRun.Fail("workgroup_name is required when state is 'workgroup'");
        if (!workgroup.Equals(Workgroup(run), StringComparison.OrdinalIgnoreCase))
            Ask(run, () => run.Objects("machine").Set("workgroup", new JsonObject { ["name"] = workgroup }));
        if (run.Arguments.Text("hostname") is { } host && !host.Equals(run.Machine.ComputerName, StringComparison.OrdinalIgnoreCase))
            Ask(run, () => run.Registry.Set(NameKey, "ComputerName", NodeValue.String(host)));
    }

    static void Ask(ModuleRun run, Action change)
    {
        run.Change(() =>
        {
            change();
            run.Machine.PendingReboots.Add("domain membership");
        });
        run.Result["reboot_required"] = !run.CheckMode;
    }

    static string Workgroup(ModuleRun run) => run.Objects("machine").Find("workgroup")?["name"]?.ToString() ?? "WORKGROUP";
}

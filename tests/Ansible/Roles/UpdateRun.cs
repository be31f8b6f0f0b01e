using System.Text;
using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;
using Ingot.Tests.Emulator.Guests;

namespace Ingot.Tests.Ansible.Roles;

/// <summary>The updates role alone, against a fresh Windows in which something goes wrong.</summary>
static class UpdateRun
{
    public static Task<TestMachine> StartAsync(params string[] faults) => TestMachine.StartAsync((name, address, user, password) =>
    {
        var guest = WindowsImage.FirstBoot(name, address, user, password, TimeProvider.System.GetUtcNow().AddMinutes(-5));
        guest.Faults.UnionWith(faults);
        return guest;
    });

    public static async Task<PlaybookResult> RunAsync(TestMachine machine, params string[] variables)
    {
        using var ansible = new AnsiblePlaybook(machine);
        Directory.CreateSymbolicLink(Path.Combine(ansible.Folder, "roles"), Checkout.Path("playbooks", "roles"));
        var playbook = ansible.Write("updates.yml", "- hosts: all\n  gather_facts: false\n  any_errors_fatal: true\n  roles: [updates]\n"u8.ToArray());
        var given = new JsonObject { ["updates_enabled"] = true };
        foreach (var variable in variables)
        {
            var value = variable[(variable.IndexOf('=', StringComparison.Ordinal) + 1)..];
            given[variable[..variable.IndexOf('=', StringComparison.Ordinal)]] = JsonNode.Parse(value.Replace('\'', '"'));
        }
        var file = ansible.Write("given.json", Encoding.UTF8.GetBytes(given.ToJsonString()));
        return await ansible.RunFileAsync(playbook, "-e", $"@{file}");
    }

    public static JsonNode Summary(PlaybookResult run) => run.Task("updates : Remember the outcome.")["ansible_facts"]!["updates_summary"]!;
}

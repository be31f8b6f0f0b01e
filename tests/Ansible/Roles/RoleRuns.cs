using System.Text;
using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;
using Ingot.Tests.Emulator.Guests;

namespace Ingot.Tests.Ansible.Roles;

/// <summary>
/// All roles in four runs of the real ansible-playbook against one emulated Windows: with bad input, in check mode, for real, and again.
/// Every role's four proofs look at these.
/// </summary>
public sealed class RoleRuns : IAsyncLifetime
{
    /// <summary>Servicing waits for a reboot at first, so that the reboot role has something to do; the others are in the sample's order.</summary>
    static readonly string[] Roles = ["reboot", "base", "updates", "iis", "packages", "app", "hardening"];

    static readonly (string Role, string Input)[] BadInputs =
    [
        ("app", AppRoleSpecs.BadInput), ("base", BaseRoleSpecs.BadInput), ("hardening", HardeningRoleSpecs.BadInput), ("iis", IisRoleSpecs.BadInput),
        ("packages", PackagesRoleSpecs.BadInput), ("reboot", RebootRoleSpecs.BadInput), ("updates", UpdatesRoleSpecs.BadInput),
    ];

    TestMachine? machine;
    AnsiblePlaybook? ansible;
    PlaybookResult? bad;
    PlaybookResult? check;
    PlaybookResult? first;
    PlaybookResult? second;

    /// <summary>The machine after all runs.</summary>
    public TestMachine Machine => machine!;

    /// <summary>The run in check mode.</summary>
    public PlaybookResult Check => check!;

    /// <summary>The first real run.</summary>
    public PlaybookResult First => first!;

    /// <summary>The second real run.</summary>
    public PlaybookResult Second => second!;

    /// <summary>The model before anything ran, but for its clock.</summary>
    public string Before { get; private set; } = "";

    /// <summary>The model after the runs with bad input and in check mode, but for its clock.</summary>
    public string AfterCheck { get; private set; } = "";

    /// <summary>What a role said to its bad input.</summary>
    public string Refusal(string role)
    {
        var failure = bad!.Task($"{role} refused")["ansible_failed_result"]!;
        return $"{failure["msg"]} {string.Join(' ', failure["argument_errors"]?.AsArray().Select(error => error!.ToString()) ?? [])}";
    }

    public async ValueTask InitializeAsync()
    {
        machine = await TestMachine.StartAsync((name, address, user, password) =>
            WindowsImage.FirstBoot(name, address, user, password, TimeProvider.System.GetUtcNow().AddMinutes(-5)));
        await machine.ChangeAsync(WaitForReboot);
        ansible = new AnsiblePlaybook(machine);
        Directory.CreateSymbolicLink(Path.Combine(ansible.Folder, "roles"), Checkout.Path("playbooks", "roles"));
        Before = State();
        bad = await RunAsync(Refusals());
        check = await RunAsync(Everything(), "--check");
        AfterCheck = State();
        first = await RunAsync(Everything());
        second = await RunAsync(Everything());
    }

    public async ValueTask DisposeAsync()
    {
        ansible?.Dispose();
        if (machine is not null)
            await machine.DisposeAsync();
    }

    /// <summary>Installing updates takes hours of the guest's clock, so that alone is not compared.</summary>
    string State()
    {
        var state = JsonNode.Parse(Machine.State())!.AsObject();
        state.Remove(nameof(WindowsMachine.ClockAhead));
        return state.ToJsonString();
    }

    /// <summary>The user's folder and hive are there after the first sign-in, whatever a role does.</summary>
    static void WaitForReboot(WindowsMachine guest)
    {
        guest.PendingReboots.Add("a feature");
        WindowsServicing.Project(guest);
        guest.Drives["C"].Descend(["Users", TestMachine.User, "AppData", "Local", "Temp"], guest.BootTime);
        guest.Drives["HKU"].Descend([guest.Users[TestMachine.User].Sid], guest.BootTime);
    }

    async Task<PlaybookResult> RunAsync(string playbook, params string[] arguments) =>
        await ansible!.RunFileAsync(ansible.Write("roles.yml", Encoding.UTF8.GetBytes(playbook)), arguments);

    static string Everything() =>
        $"""
        - hosts: all
          gather_facts: false
          vars:
            updates_enabled: true
          roles:
            - {string.Join("\n    - ", Roles)}

        """;

    static string Refusals()
    {
        var text = new StringBuilder("- hosts: all\n  gather_facts: false\n  tasks:\n");
        foreach (var (role, input) in BadInputs)
        {
            text.Append(
                $$"""
                    - block:
                        - ansible.builtin.include_role:
                            name: {{role}}
                          vars:
                            {{input}}
                      rescue:
                        - name: {{role}} refused
                          ansible.builtin.debug:
                            var: ansible_failed_result

                """);
        }

        return text.ToString();
    }
}

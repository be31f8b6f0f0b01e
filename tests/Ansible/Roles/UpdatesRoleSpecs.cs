using Ingot.Emulator.Windows.Updates;
using Ingot.Tests.Emulator.Guests;

namespace Ingot.Tests.Ansible.Roles;

public sealed class UpdatesRoleSpecs(RoleRuns runs) : RoleSpecs(runs)
{
    public const string BadInput = "updates_enabled: true\n            updates_rounds: 0";

    protected override string Role => "updates";

    protected override string Sentence => "updates_rounds (0), updates_round_minutes (60) and updates_minutes (150) have to be at least 1.";

    protected override string[] Foreseen => ["Install updates, round 1."];

    protected override void AssertMade(TestMachine machine, PlaybookResult run)
    {
        var summary = run.Task("updates : Remember the outcome.")["ansible_facts"]!["updates_summary"]!;
        Assert.Equal("nothing more is offered", summary["ended"]!.GetValue<string>());
        Assert.Equal("3", summary["rounds"]!.ToString());
        Assert.Equal(3, summary["installed"]!.AsArray().Count);
        Assert.Empty(summary["left"]!.AsArray());
        Assert.Contains(UpdateCatalogue.DotNet2022, machine.Machine.Updates.Installed);
        Assert.EndsWith(".3807", machine.Machine.Version, StringComparison.Ordinal);
    }
}

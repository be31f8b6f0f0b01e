namespace Ingot.Emulator.Modules.Accounts;

/// <summary>ansible.windows.win_group: local groups.</summary>
sealed class WinGroup : GuestModule
{
    public override string Name => "ansible.windows.win_group";

    public override IReadOnlyList<Option> Spec { get; } =
        [Option.Text("name").Must(), Option.Text("description"), Option.Text("state", "present", "absent").By("present")];

    protected override void Apply(ModuleRun run)
    {
        var name = run.Arguments.Need("name");
        var exists = run.Machine.Groups.ContainsKey(name);
        var wanted = run.Arguments.Text("state") == "present";
        if (wanted && !exists)
            run.Change(() => run.Machine.Groups[name] = new(StringComparer.OrdinalIgnoreCase));
        else if (!wanted && exists)
            run.Change(() => run.Machine.Groups.Remove(name));
    }
}

namespace Ingot.Emulator.Modules.Accounts;

/// <summary>ansible.windows.win_group: local groups.</summary>
sealed class WinGroup : GuestModule
{
    public override string Name => "ansible.windows.win_group";

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

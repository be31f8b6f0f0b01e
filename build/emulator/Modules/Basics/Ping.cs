namespace Ingot.Emulator.Modules.Basics;

/// <summary>ansible.windows.win_ping.</summary>
sealed class Ping : GuestModule
{
    public override string Name => "ansible.windows.win_ping";

    protected override void Apply(ModuleRun run)
    {
        var data = run.Arguments.Need("data");
        if (data == "crash")
            throw ModuleRun.Fail("boom");
        run.Result["ping"] = data;
    }
}

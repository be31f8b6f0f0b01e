using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Chocolatey;

/// <summary>chocolatey.chocolatey.win_chocolatey_source.</summary>
sealed class WinChocolateySource : GuestModule
{
    public override string Name => "chocolatey.chocolatey.win_chocolatey_source";

    protected override void Apply(ModuleRun run)
    {
        ChocolateyProgram.Need(run);
        var name = run.Arguments.Need("name");
        var sources = run.Machine.Chocolatey.Sources;
        var current = sources.GetValueOrDefault(name);
        if (run.Arguments.Text("state") == "absent")
        {
            if (current is not null)
                run.Change(() => sources.Remove(name));
            return;
        }
        var url = run.Arguments.Text("source") ?? current?.Url
            ?? throw ModuleRun.Fail("The source option must be set when creating a new source");
        var wanted = new ChocolateySource(
            url, run.Arguments.Text("state") == "disabled", (int)(run.Arguments.Number("priority") ?? current?.Priority ?? 0));
        if (wanted != current)
            run.Change(() => sources[name] = wanted);
    }
}

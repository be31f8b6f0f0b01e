namespace Ingot.Emulator.Modules.Chocolatey;

/// <summary>chocolatey.chocolatey.win_chocolatey_config.</summary>
sealed class WinChocolateyConfig : GuestModule
{
    public override string Name => "chocolatey.chocolatey.win_chocolatey_config";

    public override bool ShowsDiff => true;

    protected override void Apply(ModuleRun run)
    {
        var name = run.Arguments.Need("name");
        var present = run.Arguments.Text("state") == "present";
        var value = run.Arguments.Text("value");
        if (present && value is null)
            throw ModuleRun.Fail("state is present but all of the following are missing: value");
        if (present && value is "")
            throw ModuleRun.Fail("Cannot set Chocolatey config as an empty string when state=present, use state=absent instead");
        ChocolateyProgram.Need(run);
        if (!ChocolateyDefaults.Config.TryGetValue(name, out var fallback))
        {
            throw ModuleRun.Fail(
                $"The Chocolatey config '{name}' is not an existing config value, check the spelling. Valid config names: " +
                string.Join(", ", ChocolateyDefaults.Config.Keys));
        }
        var wanted = !present ? "" : value is "True" or "False" ? value.ToLowerInvariant() : value;
        var current = run.Machine.Chocolatey.Config.GetValueOrDefault(name, fallback);
        run.Diff(current, wanted);
        if (current != wanted)
            run.Change(() => run.Machine.Chocolatey.Config[name] = wanted ?? "");
    }
}

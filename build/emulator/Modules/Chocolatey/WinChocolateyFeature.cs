namespace Ingot.Emulator.Modules.Chocolatey;

/// <summary>chocolatey.chocolatey.win_chocolatey_feature.</summary>
sealed class WinChocolateyFeature : GuestModule
{
    public override string Name => "chocolatey.chocolatey.win_chocolatey_feature";

    protected override void Apply(ModuleRun run)
    {
        ChocolateyProgram.Need(run);
        var name = run.Arguments.Need("name");
        if (!ChocolateyDefaults.Features.TryGetValue(name, out var fallback))
        {
            throw ModuleRun.Fail(
                $"Invalid feature name '{name}' specified, valid features are: {string.Join(", ", ChocolateyDefaults.Features.Keys)}");
        }
        var wanted = run.Arguments.Text("state") == "enabled";
        if (run.Machine.Chocolatey.Features.GetValueOrDefault(name, fallback) != wanted)
            run.Change(() => run.Machine.Chocolatey.Features[name] = wanted);
    }
}

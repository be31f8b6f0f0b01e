namespace Ingot.Emulator.Modules.Chocolatey;

/// <summary>chocolatey.chocolatey.win_chocolatey: packages.</summary>
sealed class WinChocolatey : GuestModule
{
    /// <summary>What stands for "the newest" where no feed can be asked.</summary>
    const string AnyVersion = "1.0.0";

    public override string Name => "chocolatey.chocolatey.win_chocolatey";

    public override string Limits => "what packages do: they are installed by name and version only; feeds are not asked";

    protected override void Apply(ModuleRun run)
    {
        var names = run.Arguments.List("name");
        var version = run.Arguments.Text("version");
        var state = run.Arguments.Need("state");
        run.Result["rc"] = 0;
        if (names.Contains("all", StringComparer.Ordinal) && state is ("present" or "reinstalled"))
            throw ModuleRun.Fail($"Cannot specify the package name as 'all' when state={state}");
        if (!ChocolateyProgram.IsInstalled(run))
            run.Change(() => ChocolateyProgram.Install(run, names.Contains("chocolatey", StringComparer.OrdinalIgnoreCase) ? version
                : null));
        foreach (var name in names)
        {
            if (state == "absent")
                Remove(run, name, version);
            else
                Install(run, name, version, state);
        }
        if (state != "absent" && run.Arguments.FlagOrNull("pinned") is { } pinned)
            Pin(run, names, version, pinned);
    }

    static void Remove(ModuleRun run, string name, string? version)
    {
        if (run.Machine.Packages.TryGetValue(name, out var installed) && (version is null || version == installed))
        {
            run.Change(() =>
            {
                run.Machine.Packages.Remove(name);
                run.Machine.Chocolatey.Pins.Remove(name);
            });
        }
    }

    static void Install(ModuleRun run, string name, string? version, string state)
    {
        var installed = run.Machine.Packages.GetValueOrDefault(name);
        var force = run.Arguments.Flag("force");
        if (installed is not null && version is not null && version != installed && state == "present" && !force
            && !run.Arguments.Flag("allow_multiple"))
        {
            throw ModuleRun.Fail(
                $"Chocolatey package '{name}' is already installed with version(s) '{installed}' but was expecting '{version}'. Either change the expected " +
                "version, set state=latest or state=upgrade, set allow_multiple=yes, or set force=yes to continue");
        }
        var replaces = state == "reinstalled" || force || (version is not null && version != installed);
        if (installed is null || (replaces && (state != "present" || force)))
            run.Change(() => run.Machine.Packages[name] = version ?? installed ?? AnyVersion);
    }

    static void Pin(ModuleRun run, IReadOnlyList<string> names, string? version, bool pinned)
    {
        var pins = run.Machine.Chocolatey.Pins;
        foreach (var name in names)
        {
            if (pins.ContainsKey(name) == pinned)
                continue;
            run.Change(() =>
            {
                if (pinned)
                    pins[name] = version ?? run.Machine.Packages.GetValueOrDefault(name, AnyVersion);
                else
                    pins.Remove(name);
            });
        }
    }
}

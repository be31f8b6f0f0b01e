namespace Ingot.Emulator.Modules.Settings;

/// <summary>ansible.windows.win_path: folders in a path variable.</summary>
sealed class WinPath : GuestModule
{
    public override string Name => "ansible.windows.win_path";

    protected override void Apply(ModuleRun run)
    {
        var name = run.Arguments.Need("name");
        var scope = run.Arguments.Need("scope");
        var present = run.Arguments.Text("state") == "present";
        var current = EnvironmentStore.Read(run, scope, name) ?? "";
        var parts = current.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        foreach (var element in run.Arguments.List("elements"))
        {
            var found = parts.FindIndex(part => Plain(part).Equals(Plain(element), StringComparison.OrdinalIgnoreCase));
            if (present && found < 0)
                parts.Add(element);
            else if (!present && found >= 0)
                parts.RemoveAt(found);
        }
        var path = string.Join(';', parts);
        run.Result["path_value"] = path;
        if (path != string.Join(';', current.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            run.Change(() => EnvironmentStore.Write(run, scope, name, path));
    }

    static string Plain(string folder) => folder.Trim('"').TrimEnd('\\');
}

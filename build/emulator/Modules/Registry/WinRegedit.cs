using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Registry;

/// <summary>ansible.windows.win_regedit: keys and values of the registry.</summary>
sealed class WinRegedit : GuestModule
{
    public override string Name => "ansible.windows.win_regedit";

    public override bool ShowsDiff => true;

    public override string Limits => "hive: loading a registry hive from a file";

    protected override void Apply(ModuleRun run)
    {
        var path = run.Arguments.Need("path");
        if (GuestRegistry.Hive(path) is null || !path.Contains(':', StringComparison.Ordinal))
            throw ModuleRun.Fail($"path: {path} is not a valid powershell path, see module documentation for examples.");
        if (run.Arguments.Has("hive"))
            throw ModuleRun.Fail("The rehearsal guest has no model of loading a registry hive from a file.");
        run.Result["data_changed"] = false;
        run.Result["data_type_changed"] = false;
        var name = run.Arguments.Text("name") ?? "";
        if (run.Arguments.Text("state") == "present")
            Present(run, path, name);
        else
            Absent(run, path, name);
    }

    static void Present(ModuleRun run, string path, string name)
    {
        var key = run.Registry.Find(path);
        if (key is null)
            run.Change(() => run.Registry.Create(path));
        if (RegistryData.Convert(run.Arguments.Need("type"), run.Arguments.Raw("data"), hasName: name.Length > 0) is not { } wanted)
            return;
        var current = key?.Values.GetValueOrDefault(name);
        var typeDiffers = current is not null && current.Kind != wanted.Kind;
        var dataDiffers = current is not null && !RegistryData.SameData(current, wanted);
        run.Result["data_type_changed"] = typeDiffers;
        run.Result["data_changed"] = dataDiffers;
        if (current is null || typeDiffers || dataDiffers)
            run.Change(() => run.Registry.Set(path, name, wanted));
        run.Diff(Describe(path, name, current), Describe(path, name, wanted));
    }

    static void Absent(ModuleRun run, string path, string name)
    {
        if (run.Registry.Find(path) is not { } key)
            return;
        if (name.Length > 0 || !run.Arguments.Flag("delete_key"))
        {
            if (key.Values.ContainsKey(name))
                run.Change(() => key.Values.Remove(name));
        }
        else
        {
            run.Change(() => run.Registry.Delete(path));
        }
    }

    static JsonObject Describe(string path, string name, NodeValue? value) => new()
    {
        [path] = value is null ? new JsonObject()
            : new JsonObject { [name] = new JsonObject { ["type"] = value.Kind, ["value"] = RegistryData.Json(value) } },
    };
}

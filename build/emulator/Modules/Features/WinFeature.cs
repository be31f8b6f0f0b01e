using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Features;

/// <summary>ansible.windows.win_feature: installs and removes roles and features.</summary>
sealed class WinFeature : GuestModule
{
    public override string Name => "ansible.windows.win_feature";

    public override string Limits => "features beyond those that images commonly use; what a feature does, but for IIS";

    protected override void Apply(ModuleRun run)
    {
        var install = run.Arguments.Text("state") == "present";
        var affected = run.Arguments.List("name").SelectMany(name => install ? ToInstall(run, name) : ToRemove(run, name))
            .DistinctBy(feature => feature.Name, StringComparer.Ordinal).ToList();
        var restart = affected.Exists(feature => install ? feature.RestartToInstall : feature.RestartToRemove);
        if (affected.Count > 0)
        {
            run.Change(() =>
            {
                foreach (var feature in affected)
                    FeatureEffects.Set(run, feature, install);
                if (restart)
                    PendingReboot.Add(run.Machine, run.Time, $"feature {affected[0].Name}");
            });
        }
        run.Result["feature_result"] = new JsonArray([.. affected.Select(feature => Describe(feature, install))]);
        run.Result["success"] = true;
        run.Result["failed"] = false;
        run.Result["reboot_required"] = restart;
        run.Result["exitcode"] = affected.Count == 0 ? "NoChangeNeeded" : restart ? "SuccessRestartRequired" : "Success";
    }

    static IEnumerable<WindowsFeature> ToInstall(ModuleRun run, string name)
    {
        var feature = Known(run.Machine, name, "install");
        var wanted = FeatureCatalog.WithNeeds(feature)
            .SelectMany(needed => needed.Defaults.Select(FeatureCatalog.Find).OfType<WindowsFeature>().SelectMany(FeatureCatalog.WithNeeds)
                .Prepend(needed));
        if (run.Arguments.Flag("include_sub_features"))
            wanted = wanted.Concat(FeatureCatalog.Dependents(feature));
        if (run.Arguments.Flag("include_management_tools") && feature.Name.StartsWith("Web-", StringComparison.Ordinal))
            wanted = wanted.Concat(new[] { "Web-Mgmt-Tools", "Web-Mgmt-Console" }.Select(FeatureCatalog.Find).OfType<WindowsFeature>());
        return wanted.Where(one => !run.Machine.Features.GetValueOrDefault(one.Name));
    }

    static IEnumerable<WindowsFeature> ToRemove(ModuleRun run, string name)
    {
        var feature = Known(run.Machine, name, "uninstall");
        return FeatureCatalog.Dependents(feature).Append(feature).Where(one => run.Machine.Features.GetValueOrDefault(one.Name));
    }

    static WindowsFeature Known(WindowsMachine machine, string name, string verb) =>
        FeatureCatalog.Find(name)
        ?? (machine.Features.ContainsKey(name)
            ? new(name, 0, name, [], [], RestartToInstall: false, RestartToRemove: false)
            : throw ModuleRun.Fail(
                $"Failed to {verb} Windows Feature: ArgumentNotValid: The role, role service, or feature name is not valid: '{name}'. The name was not found."));

    static JsonObject Describe(WindowsFeature feature, bool install)
    {
        var restart = install ? feature.RestartToInstall : feature.RestartToRemove;
        return new()
        {
            ["id"] = feature.Id,
            ["display_name"] = feature.DisplayName,
            ["message"] = new JsonArray(),
            ["reboot_required"] = restart,
            ["restart_needed"] = restart,
            ["skip_reason"] = "NotSkipped",
            ["success"] = true,
        };
    }
}

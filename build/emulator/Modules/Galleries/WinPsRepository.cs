using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Galleries;

/// <summary>community.windows.win_psrepository: where PowerShellGet takes modules from.</summary>
sealed class WinPsRepository : GuestModule
{
    static readonly string[] locations = ["source_location", "script_source_location", "publish_location", "script_publish_location"];

    public override string Name => "community.windows.win_psrepository";

    public override string Limits => "whether a repository can be reached";

    protected override void Apply(ModuleRun run)
    {
        var name = run.Arguments.Need("name");
        var current = PowerShellModules.Repositories(run).FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Properties;
        if (run.Arguments.Text("state") == "absent")
        {
            if (current is not null)
                run.Change(() => PowerShellModules.Set(run, name, null));
            return;
        }

        var force = run.Arguments.Flag("force");
        if (!run.Arguments.Has("source_location") && (force || current is null))
            throw ModuleRun.Fail("'source_location' is required when registering a new repository or using force with 'state' == 'present'.");
        foreach (var location in locations.Where(location => run.Arguments.Text(location) is { } text && !Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _)))
            throw ModuleRun.Fail($"'{location}' must be a valid URI.");
        var wanted = force || current is null ? new JsonObject() : current.DeepClone().AsObject();
        foreach (var location in locations)
        {
            if (run.Arguments.Text(location) is { } text)
                wanted[location] = text;
        }

        var policy = run.Arguments.Text("installation_policy") ?? (current is null || force ? "trusted" : null);
        if (policy is not null)
            wanted["installation_policy"] = policy.Equals("trusted", StringComparison.OrdinalIgnoreCase) ? "Trusted" : "Untrusted";
        if (current is null || !Same(current, wanted))
            run.Change(() => PowerShellModules.Set(run, name, wanted));
    }

    static bool Same(JsonObject left, JsonObject right) =>
        locations.Append("installation_policy").All(property => left[property]?.ToString() == right[property]?.ToString());
}

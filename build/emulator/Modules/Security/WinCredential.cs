using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Security;

/// <summary>community.windows.win_credential: a user's credentials. It needs a logon with a profile: become, not WinRM's own.</summary>
sealed class WinCredential : GuestModule
{
    public override string Name => "community.windows.win_credential";

    public override bool ShowsDiff => true;

    public override string Limits => "credentials of certificates; that the real one needs become";

    protected override void Apply(ModuleRun run)
    {
        var type = run.Arguments.Need("type");
        var name = $"{run.User}/{type}/{run.Arguments.Need("name")}";
        if (run.Arguments.Text("state") == "absent")
        {
            run.Reconcile("credential", name, null);
            SecretStore.Set(run, $"credential/{name}", null);
            return;
        }

        if (type.EndsWith("certificate", StringComparison.Ordinal))
            throw ModuleRun.Fail($"Failed to find certificate with the thumbprint {run.Arguments.Text("username")?.ToUpperInvariant()} in the CurrentUser\\My store");
        var current = run.Objects("credential").Find(name);
        run.Reconcile("credential", name, new JsonObject
        {
            ["alias"] = run.Arguments.Text("alias"),
            ["attributes"] = run.Arguments.Has("attributes") ? run.Arguments.Raw("attributes")?.DeepClone() : current?["attributes"]?.DeepClone() ?? new JsonArray(),
            ["comment"] = run.Arguments.Text("comment"),
            ["name"] = run.Arguments.Text("name"),
            ["persistence"] = run.Arguments.Text("persistence") == "local" ? "LocalMachine" : "Enterprise",
            ["type"] = type,
            ["username"] = run.Arguments.Text("username"),
        });
        if (run.Arguments.Text("secret") is { } secret && (current is null || run.Arguments.Text("update_secret") == "always"))
            SecretStore.Set(run, $"credential/{name}", secret);
    }
}

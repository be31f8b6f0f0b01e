using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Network;

/// <summary>community.windows.win_inet_proxy: the proxy of a user.</summary>
sealed class WinInetProxy : GuestModule
{
    public override string Name => "community.windows.win_inet_proxy";

    public override bool ShowsDiff => true;

    public override string Limits => "connections beside the default one";

    protected override void Apply(ModuleRun run)
    {
        if (run.Arguments.Text("connection") is { } connection)
            throw ModuleRun.Fail($"The connection '{connection}' does not exist.");
        var proxy = ProxyText.Of(run);
        var bypass = ProxyText.Bypass(run);
        if (bypass is not null && proxy is null)
            throw ModuleRun.Fail("missing parameter(s) required by ''bypass'': proxy");
        var wanted = new JsonObject
        {
            ["auto_config_url"] = run.Arguments.Text("auto_config_url") is { Length: > 0 } url ? url : null,
            ["auto_detect"] = run.Arguments.Flag("auto_detect"),
            ["bypass"] = bypass,
            ["server"] = proxy,
        };
        var isFresh = wanted["auto_detect"]!.GetValue<bool>() && wanted.Count(entry => entry.Value is not null) == 1;
        if (!isFresh || run.Objects("proxy").Find($"inet/{run.User}") is not null)
            run.Reconcile("proxy", $"inet/{run.User}", wanted);
    }
}

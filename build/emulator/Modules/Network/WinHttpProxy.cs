using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Network;

/// <summary>community.windows.win_http_proxy: the proxy of WinHTTP, which services use.</summary>
sealed class WinHttpProxy : GuestModule
{
    public override string Name => "community.windows.win_http_proxy";

    public override bool ShowsDiff => true;

    protected override void Apply(ModuleRun run)
    {
        var user = run.Objects("proxy").Find($"inet/{run.User}");
        var isCopied = run.Arguments.Text("source") == "ie";
        var proxy = isCopied ? user?["server"]?.ToString() : ProxyText.Of(run);
        var bypass = isCopied ? user?["bypass"]?.ToString() : ProxyText.Bypass(run);
        if (bypass is not null && proxy is null)
            throw ModuleRun.Fail("missing parameter(s) required by ''bypass'': proxy");
        run.Reconcile("proxy", "winhttp", proxy is null ? null : new JsonObject { ["proxy"] = proxy, ["bypass"] = bypass });
    }
}

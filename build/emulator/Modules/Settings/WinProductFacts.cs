using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Settings;

/// <summary>community.windows.win_product_facts: the licence that Azure gives.</summary>
sealed class WinProductFacts : GuestModule
{
    public override string Name => "community.windows.win_product_facts";

    public override string Limits => "the product key";

    protected override void Apply(ModuleRun run) => run.Result["ansible_facts"] = new JsonObject
    {
        ["ansible_os_product_id"] = "00454-60000-00001-AA000",
        ["ansible_os_product_key"] = null,
        ["ansible_os_license_edition"] = "Windows(R), ServerDatacenter edition",
        ["ansible_os_license_channel"] = "Volume:GVLK",
        ["ansible_os_license_status"] = "Licensed",
    };
}

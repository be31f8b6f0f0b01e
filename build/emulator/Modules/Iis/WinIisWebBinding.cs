using System.Globalization;
using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Iis;

/// <summary>community.windows.win_iis_webbinding: addresses, ports and certificates of a site.</summary>
sealed class WinIisWebBinding : GuestModule
{
    const string Kind = "webbinding";

    public override string Name => "community.windows.win_iis_webbinding";

    protected override void Apply(ModuleRun run)
    {
        WebServer.NeedAdministration(run.Machine);
        var name = run.Arguments.Need("name");
        if (!run.Machine.WebSites.TryGetValue(name, out var site))
            throw ModuleRun.Fail($"Unable to retrieve website with name {name}. Make sure the website name is valid and exists.");
        var protocol = run.Arguments.Text("protocol") ?? "http";
        var info = $"{run.Arguments.Text("ip")}:{run.Arguments.Text("port")}:{run.Arguments.Text("host_header")}";
        var wanted = Wanted(run, protocol);
        var key = $"{site.Name}/{protocol}/{info}";
        var current = run.Objects(Kind).Find(key) ?? (protocol == "http" && site.Bindings.Contains(info) ? Details("", "", 0) : null);
        if (run.Arguments.Text("state") == "absent")
        {
            if (current is null)
                return;
            run.Change(() => Remove(run, site, key, info));
            run.Result["operation_type"] = "removed";
            run.Result["binding_info"] = Describe(info, protocol, current);
            return;
        }

        run.Result["operation_type"] = current is null ? "added" : JsonNode.DeepEquals(current, wanted) ? "matched" : "updated";
        if (!JsonNode.DeepEquals(current, wanted))
            run.Change(() => Keep(run, site, key, info, wanted));
        run.Result["website_state"] = site.State;
        run.Result["binding_info"] = current is null && run.CheckMode ? null : Describe(info, protocol, wanted);
    }

    static JsonObject Wanted(ModuleRun run, string protocol)
    {
        var hash = run.Arguments.Text("certificate_hash") ?? "";
        var store = run.Arguments.Text("certificate_store_name") ?? "";
        var flags = int.Parse(run.Arguments.Text("ssl_flags") ?? "0", CultureInfo.InvariantCulture);
        if (protocol != "https" && flags > 0)
            throw ModuleRun.Fail("SSLFlags can only be set for HTTPS protocol");
        if (run.Arguments.Text("host_header") == "*")
            throw ModuleRun.Fail("To make or remove a catch-all binding, please omit the host_header parameter entirely rather than specify host_header *");
        if (hash.Length == 0 || run.Arguments.Text("state") == "absent")
            return Details(hash, store, flags);
        if (protocol != "https")
            throw ModuleRun.Fail("You can  only provide a certificate thumbprint when protocol is set to https");
        store = store.Length == 0 ? "my" : store;
        if (run.Machine.Drives.GetValueOrDefault("Cert")?.Children.GetValueOrDefault("LocalMachine")?.Children.GetValueOrDefault(store)?.Children.ContainsKey(hash) != true)
            throw ModuleRun.Fail($@"Unable to locate certificate at cert:\LocalMachine\{store}\{hash}");
        return Details(hash, store, flags);
    }

    static JsonObject Details(string hash, string store, int flags) => new() { ["certificateHash"] = hash, ["certificateStoreName"] = store, ["sslFlags"] = flags };

    static void Keep(ModuleRun run, WebSite site, string key, string info, JsonObject details)
    {
        run.Objects(Kind).Set(key, details);
        if (!site.Bindings.Contains(info))
            site.Bindings.Add(info);
    }

    static void Remove(ModuleRun run, WebSite site, string key, string info)
    {
        run.Objects(Kind).Set(key, null);
        site.Bindings.Remove(info);
    }

    static JsonObject Describe(string info, string protocol, JsonObject details)
    {
        var parts = info.Split(':');
        var described = details.DeepClone().AsObject();
        described["bindingInformation"] = info;
        described["ip"] = string.Join(':', parts[..^2]);
        described["port"] = int.Parse(parts[^2], CultureInfo.InvariantCulture);
        described["hostheader"] = parts[^1];
        described["protocol"] = protocol;
        return described;
    }
}

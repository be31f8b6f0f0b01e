using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Network;

/// <summary>community.windows.win_listen_ports_facts: the ports that services of the model listen at.</summary>
sealed class WinListenPortsFacts : GuestModule
{
    static readonly (string Service, int Port, string Process)[] listeners =
        [("RpcSs", 135, "svchost"), ("LanmanServer", 445, "System"), ("TermService", 3389, "svchost"), ("WinRM", 5985, "System")];

    public override string Name => "community.windows.win_listen_ports_facts";

    public override string Limits => "UDP; ports of installed programs; date_format";

    protected override void Apply(ModuleRun run)
    {
        var ports = listeners.Where(entry => run.Machine.Services.GetValueOrDefault(entry.Service)?.Status == "Running")
            .Select(entry => (entry.Port, entry.Process))
            .Concat(run.Machine.WebSites.Values.Where(site => site.State == "Started")
                .SelectMany(site => site.Bindings).Select(binding => (int.TryParse(binding.Split(':')[^2], out var port) ? port : 0, "System")))
            .Distinct().OrderBy(entry => entry.Item1);
        run.Result["ansible_facts"] = new JsonObject
        {
            ["tcp_listen"] = new JsonArray([.. ports.Select(entry => new JsonObject
            {
                ["address"] = "0.0.0.0",
                ["name"] = entry.Item2,
                ["pid"] = entry.Item2 == "System" ? 4 : 900,
                ["port"] = entry.Item1,
                ["protocol"] = "tcp",
                ["stime"] = run.Machine.BootTime.ToString("dddd, MMMM d, yyyy h:mm:ss tt", System.Globalization.CultureInfo.InvariantCulture),
                ["user"] = @"NT AUTHORITY\SYSTEM",
            })]),
            ["udp_listen"] = new JsonArray(),
        };
    }
}

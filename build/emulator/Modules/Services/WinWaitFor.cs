using System.Text;
using System.Text.RegularExpressions;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Services;

/// <summary>
/// ansible.windows.win_wait_for: on a model nothing happens while waiting, so what is not so now ends as a timeout, in the guest's own
/// time.
/// </summary>
sealed class WinWaitFor : GuestModule
{
    /// <summary>Ports that services of Windows listen on.</summary>
    static readonly Dictionary<long, string> listeners = new()
    {
        [21] = "FTPSVC",
        [80] = "W3SVC",
        [445] = "LanmanServer",
        [3389] = "TermService",
        [5985] = "WinRM",
        [5986] = "WinRM",
    };

    public override string Name => "ansible.windows.win_wait_for";

    public override string Limits => "connections to other hosts";

    protected override void Apply(ModuleRun run)
    {
        var path = run.Arguments.Text("path");
        var port = run.Arguments.Number("port");
        var state = run.Arguments.Need("state");
        var timeout = run.Arguments.Number("timeout") ?? 300;
        if (port is not null && path is not null)
            throw ModuleRun.Fail("port and path parameter can not both be passed to win_wait_for");
        run.Machine.ClockAhead += TimeSpan.FromSeconds(run.Arguments.Number("delay") ?? 0);
        run.Result["elapsed"] = run.Arguments.Number("delay") ?? 0;
        var isThere = path is not null ? Holds(run, path) : port is null || Listens(run.Machine, port.Value);
        var wantsThere = state is "started" or "present";
        if (isThere == wantsThere)
            return;
        run.Machine.ClockAhead += TimeSpan.FromSeconds(timeout);
        run.Result["elapsed"] = timeout;
        var host = run.Arguments.Need("host");
        throw ModuleRun.Fail(path is null
            ? $"timeout while waiting for {host}:{port} to {(wantsThere ? "start listening" : "stop listening")}"
            : $"timeout while waiting for file {path} to be {(wantsThere ? "present" : "absent")}");
    }

    static bool Holds(ModuleRun run, string path) =>
        run.Files.Find(path) is { } node
        && (run.Arguments.Text("regex") is not { } regex
            || Regex.IsMatch(Encoding.UTF8.GetString(node.Content ?? []), regex, RegexOptions.Multiline));

    static bool Listens(WindowsMachine machine, long port) =>
        (listeners.TryGetValue(port, out var service) && machine.Services.GetValueOrDefault(service)?.Status == "Running")
        || machine.WebSites.Values.Any(site =>
            site.State == "Started" && site.Bindings.Exists(binding => binding.Contains($":{port}:", StringComparison.Ordinal)));
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ingot.Emulator;
using Ingot.Emulator.Faults;
using Ingot.Emulator.Windows;
using Ingot.Tests.Journeys;

namespace Ingot.Tests.Torture;

/// <summary>One trial in an Azure of its own: the bake, what goes wrong, what is done then, and what is looked at in the end.</summary>
sealed partial class Trial : IAsyncDisposable
{
    // Waits that a healthy rehearsal on a quiet machine never needs, so that what hangs is found out soon.
    static readonly (string Switch, int Seconds)[] Deadlines =
    [
        ("--timeout-preflight", 40), ("--timeout-provision-vm", 40), ("--timeout-enable-win-rm", 40), ("--timeout-run-ansible", 60), ("--timeout-agent", 20),
        ("--timeout-capture-image", 40), ("--timeout-verify-image", 60), ("--timeout-publish-image", 40), ("--timeout-cleanup", 40),
    ];

    /// <summary>How many times longer everything may take, on a machine that has other work.</summary>
    static readonly int patience = int.Parse(
        Environment.GetEnvironmentVariable("INGOT_TORTURE_PATIENCE") is { Length: > 0 } text ? text : "3", CultureInfo.InvariantCulture);

    readonly Cell cell;
    readonly Workbench bench;
    readonly Watch watch;
    readonly IReadOnlyDictionary<string, string> before;
    readonly CancellationToken cancellationToken;
    readonly long started = TimeProvider.System.GetTimestamp();
    readonly List<string> leaks = [];
    readonly List<string> wrong = [];
    readonly List<string> output = [];
    bool leftByAzure;

    Trial(Cell cell, Workbench bench, Watch watch, CancellationToken cancellationToken)
    {
        this.cell = cell;
        this.bench = bench;
        this.watch = watch;
        this.cancellationToken = cancellationToken;
        bench.Limit *= patience;
        before = bench.Azure.ResourceIds.ToDictionary(id => id, Body, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Makes it.</summary>
    /// <param name="cell">What goes wrong.</param>
    /// <param name="template">The Azure.</param>
    /// <param name="watch">What looks at the arguments of processes meanwhile.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Verdict> RunAsync(Cell cell, Template template, Watch watch, CancellationToken cancellationToken)
    {
        EmulatorOptions With(EmulatorOptions options) => cell switch
        {
            FaultCell fault => options with { FaultRules = [fault.Rule] },
            // Whoever comes afterwards finds Azure still at work.
            KillCell { Boundary: { Moment: BoundaryMoment.AfterActing } boundary } when Flow.IsLong(boundary.Operation) =>
                options with { FaultRules = [new(boundary.Operation, boundary.Call, FaultKind.Lasting) { Argument = "5" }] },
            _ => options,
        };
        await using var trial = new Trial(cell, await template.OpenAsync(With, cancellationToken), watch, cancellationToken);
        return cell switch
        {
            KillCell kill => await trial.KillAsync(kill),
            FaultCell fault => await trial.MeetAsync(fault),
            _ => throw new ArgumentOutOfRangeException(nameof(cell)),
        };
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    async Task<Verdict> KillAsync(KillCell kill)
    {
        var there = bench.Azure.Boundaries.StopAt(kill.Boundary);
        var process = new TaskCompletionSource<int>();
        var bake = RunAsync(bench, cell.Setting.Target, process.SetResult);
        var reached = await Task.WhenAny(there, bake) == there;
        if (reached)
        {
            Process.GetProcessById(await process.Task).Kill();
            await bake;
            await AnsibleIsGoneAsync();
            LookForSecrets(bench);
        }
        else if ((await bake).ExitCode != 0)
        {
            wrong.Add($"not reached, and ended with {(await bake).ExitCode}");
        }

        bench.Azure.Boundaries.Resume();
        await AfterAsync(kill.Aftermath, mayHaveImage: kill.Boundary.Operation is { Method: "PUT", Type: "images" or "versions" } || NewResults().Any());
        return Verdict(reached ? -1 : 0, reached, kill.Boundary.Operation);
    }

    async Task AfterAsync(Aftermath aftermath, bool mayHaveImage)
    {
        if (aftermath == Aftermath.Cleanup)
        {
            Expect(await RunAsync(bench, "Cleanup"), 0);
            if (!mayHaveImage)
                leaks.AddRange(NewResults());
        }
        else
        {
            var place = aftermath == Aftermath.Resume ? bench : bench.Elsewhere();
            Expect(await RunAsync(place, cell.Setting.Target), 0);
            LookForSecrets(place);
            if (place != bench)
                place.Forget();
            RequireGoodResults();
        }

        Look();
    }

    async Task<Verdict> MeetAsync(FaultCell fault)
    {
        var bake = await RunAsync(bench, cell.Setting.Target);
        var met = bench.Azure.Boundaries.Seen.Any(seen => seen.Operation == fault.Rule.Operation && seen.Call == fault.Rule.Call);
        if (bake.ExitCode == 0)
            RequireGoodResults();
        else
            RequireExplained(bake);
        if (Leftovers().Any())
            await LookAtRestAsync(bake, fault.Rule);
        Look();
        return Verdict(bake.ExitCode, met, fault.Rule.Operation);
    }

    // Something stayed: the run has to say so, with the commands that remove it, and Cleanup has to get it unless Azure itself never will.
    async Task LookAtRestAsync(Run bake, FaultRule rule)
    {
        // That somebody works on a VM is written down on a thing of its own, which does no harm and costs nothing.
        if (bake.ExitCode != ExitCodes.Of("Cleanup") && !Leftovers().All(id => id.EndsWith("-in-use", StringComparison.Ordinal)))
            wrong.Add($"left something, and ended with {bake.ExitCode}");
        if (!Regex.IsMatch(bake.Output, @"az (group|resource|vm|image|sig image-version|network nsg) delete"))
            wrong.Add("does not say how to remove what stays");
        // Whoever cannot reach Azure can clean nothing up.
        if (rule.Kind == FaultKind.Outage)
            await Task.Delay(TimeSpan.FromSeconds(rule.Seconds(20)), TimeProvider.System, cancellationToken);
        var cleanup = await RunAsync(bench, "Cleanup");
        // A deletion that never ends may be overtaken by the next one, or stand in its way for ever.
        leftByAzure = rule is { Kind: FaultKind.Stuck, Operation.Method: "DELETE" } && cleanup.ExitCode == ExitCodes.Of("Cleanup");
        if (!leftByAzure)
            Expect(cleanup, 0);
    }

    void RequireExplained(Run run)
    {
        List<string> all = [.. Failed().Matches(run.Output).Select(match => match.Groups["target"].Value).Where(target => ExitCodes.Of(target) != ExitCodes.Unexpected)];
        // What stays is the worst news, whatever failed before it.
        var failed = all.Find(target => target == "Cleanup") ?? all.FirstOrDefault() ?? "";
        if (run.ExitCode != ExitCodes.Refused && run.ExitCode != ExitCodes.Of(failed))
            wrong.Add($"exit code {run.ExitCode}, though what failed is {failed}");
        if (run.ExitCode == ExitCodes.Refused && bench.Azure.RequestLog.Any(request => request.Method is "PUT" or "PATCH" or "DELETE" && request.Status is >= 200 and < 300))
            wrong.Add("refused after it had written");
        if (!Why().IsMatch(run.Output) || !ToDo().IsMatch(run.Output))
            wrong.Add("a message without its three parts");
        if (Trace().IsMatch(run.Output))
            wrong.Add("a stack trace");
    }

    void RequireGoodResults()
    {
        foreach (var mark in cell.Setting.Results)
        {
            var count = NewResults().Count(id => Setting.Is(mark, id));
            if (count != 1)
                wrong.Add($"{count} of {mark} instead of one");
        }

        foreach (var image in NewResults().Where(Setting.HoldsWindows))
        {
            var properties = bench.Azure.FindResource(image)?["properties"];
            if (properties?["provisioningState"]?.GetValue<string>() != "Succeeded")
                wrong.Add($"an image in the state {properties?["provisioningState"]}");
            if (cell.Setting == Setting.PublicAddress && properties?["storageProfile"]?["dataDisks"] is not JsonArray { Count: 1 })
                wrong.Add("an image without the data disk");
            if (Setting.Is("/versions/", image) && properties?["publishingProfile"]?["targetRegions"]?.ToJsonString().Contains("orth", StringComparison.Ordinal) != true)
                wrong.Add("an image version that is not in its second region");
        }

        if (cell.Setting.Target == "PublishImage" && NewResults().Where(id => Setting.Is("/versions/", id)).Any(id => !IsInLatest(id)))
            wrong.Add("an image version that is not in latest");
    }

    bool IsInLatest(string id) =>
        bench.Azure.FindResource(id)?["properties"]?["publishingProfile"]?["excludeFromLatest"]?.GetValue<bool>() != true;

    // Whatever came of the run: what is there and looks like an image has to be one.
    void LookAtImages()
    {
        foreach (var image in NewResults().Where(Setting.HoldsWindows))
        {
            if (bench.Azure.FindGuest(image) is not { } guest)
            {
                leaks.Add($"half an image: {image}");
                continue;
            }

            if (!guest.Drives["C"].Children.ContainsKey("baked"))
                wrong.Add("an image that the playbook did not touch");
            if (WindowsSysprep.ImageState(guest) != WindowsSysprep.Generalized)
                wrong.Add($"an image in the state {WindowsSysprep.ImageState(guest)}");
            if (guest.Users.ContainsKey("ingot-build"))
                wrong.Add("the build account is in the image");
            if (guest.FirewallRules.ContainsKey("Ingot-WinRM-HTTPS"))
                wrong.Add("the way in is in the image");
            wrong.AddRange(Canary.Within(guest).Select(file => $"a secret in the image, in {file}"));
        }
    }

    void Look()
    {
        if (!leftByAzure)
            leaks.AddRange(Leftovers());
        LookAtImages();
        leaks.AddRange(before.Keys.Except(bench.Azure.ResourceIds, StringComparer.OrdinalIgnoreCase).Select(id => $"gone: {id}"));
        wrong.AddRange(before.Where(was => Body(was.Key) is { Length: > 0 } now && now != was.Value).Select(was => $"changed what is foreign: {was.Key}"));
        var foreign = bench.Azure.RequestLog
            .Where(request => request.Method is not ("GET" or "HEAD"))
            .Where(request => before.Keys.Any(id => IsOn(id, request.Path) && (cell.Setting.IsResult(id) || !cell.Setting.IsResult(request.Path))))
            .Select(request => $"{request.Method} {request.Path}");
        wrong.AddRange(foreign.Select(text => $"touched what is foreign: {text}"));
        LookForSecrets(bench);
    }

    void LookForSecrets(Workbench place)
    {
        var log = bench.Azure.RequestLog.Where(request => Canary.Secret().IsMatch($"{request.Path}{request.Query}{request.Body?.ToJsonString()}"));
        wrong.AddRange(log.Select(request => $"a secret in {request.Method} {request.Path}"));
        var files = Canary.Written(place).ToList();
        wrong.AddRange(files.Where(file => Canary.IsIn(file) == true).Select(file => $"a secret in {file}"));
        wrong.AddRange(output.Where(text => Canary.Secret().IsMatch(text)).Select(_ => "a secret on the console"));
        wrong.AddRange(watch.Found.Select(where => $"a secret in {where}"));
        if (!files.Any(file => file.EndsWith(".log", StringComparison.Ordinal)))
            wrong.Add("nothing was written, not even a log");
    }

    string Body(string id) => bench.Azure.FindResource(id)?.ToJsonString() ?? "";

    // What is made inside a shared group is ours; the group itself and its tags are not.
    bool IsOn(string id, string path) =>
        path.Equals(id, StringComparison.OrdinalIgnoreCase)
        || path.StartsWith($"{id}/providers/Microsoft.Resources/tags/", StringComparison.OrdinalIgnoreCase)
        || (id.Contains("/providers/", StringComparison.OrdinalIgnoreCase) && path.StartsWith(id + "/", StringComparison.OrdinalIgnoreCase));

    IEnumerable<string> New() => bench.Azure.ResourceIds.Except(before.Keys, StringComparer.OrdinalIgnoreCase);

    IEnumerable<string> NewResults() => New().Where(cell.Setting.IsResult);

    IEnumerable<string> Leftovers() => New().Where(id => !cell.Setting.IsResult(id));

    void Expect(Run run, int code)
    {
        if (run.ExitCode != code)
            wrong.Add($"ended with {run.ExitCode} instead of {code}");
    }

    async Task<Run> RunAsync(Workbench place, string target, Action<int>? onStart = null)
    {
        var run = await place.RunAsync(
            [target, "--playbook", "playbooks/small.yml", "--verify-playbook", "none", "--verbosity", "Verbose", .. cell.Setting.Arguments, .. Patient(), "--timeout-sysprep", TimeoutSysprep], cancellationToken, onStart: onStart);
        output.Add($"== {target}: exit code {run.ExitCode}\n{run.Output}");
        return run;
    }

    static string[] Patient() =>
        [.. Deadlines.SelectMany(deadline => new[] { deadline.Switch, $"{TimeSpan.FromSeconds(patience * deadline.Seconds):c}" })];

    async Task AnsibleIsGoneAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20 * patience));
        while (bench.HasAnsible())
        {
            if (limit.IsCancellationRequested)
            {
                wrong.Add("Ansible still runs");
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        }
    }

    // The guest's clock runs ahead while it waits, but a script that Azure never starts is waited for in real time.
    string TimeoutSysprep => cell is FaultCell { Rule: { Kind: FaultKind.Stuck, Operation.Type: "runCommands", Call: <= 6 } } ? "00:00:10" : "00:15:00";

    // Tags are also set by the clock, so their number is not always the same; nor is that of questions while something is waited for.
    Verdict Verdict(int exitCode, bool reached, OperationName operation)
    {
        if (!reached && Flow.IsChange(operation) && operation is not ({ Method: "WINRM" } or { Type: "tags" }))
            wrong.Add("its place was never reached");
        return new(cell, leaks, wrong, exitCode, reached, TimeProvider.System.GetElapsedTime(started), string.Join('\n', output));
    }

    [GeneratedRegex(@"(?m)^(?<target>\w+) +Failed\b")]
    private static partial Regex Failed();

    [GeneratedRegex(@"(?m)^\s*Why: +\S")]
    private static partial Regex Why();

    [GeneratedRegex(@"(?m)^\s*To do: +\S")]
    private static partial Regex ToDo();

    [GeneratedRegex(@"(?m)^   at [\w.]+\(")]
    private static partial Regex Trace();
}

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Ingot.Emulator;
using Ingot.Emulator.Faults;
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
        Environment.GetEnvironmentVariable("INGOT_TORTURE_PATIENCE") is { Length: > 0 } text ? text : "1", CultureInfo.InvariantCulture);

    readonly Cell cell;
    readonly Workbench bench;
    readonly Watch watch;
    readonly IReadOnlyList<string> before;
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
        before = bench.Azure.ResourceIds;
    }

    /// <summary>Makes it.</summary>
    /// <param name="cell">What goes wrong.</param>
    /// <param name="template">The Azure.</param>
    /// <param name="watch">What looks at the arguments of processes meanwhile.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Verdict> RunAsync(Cell cell, Template template, Watch watch, CancellationToken cancellationToken)
    {
        EmulatorOptions With(EmulatorOptions options) => cell is FaultCell fault ? options with { FaultRules = [fault.Rule] } : options;
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
        }
        else if ((await bake).ExitCode != 0)
        {
            wrong.Add($"not reached, and ended with {(await bake).ExitCode}");
        }

        bench.Azure.Boundaries.Resume();
        await AfterAsync(kill.Aftermath, mayHaveImage: kill.Boundary.Operation is { Method: "PUT", Type: "images" or "versions" } || NewResults().Any());
        return Verdict(reached ? -1 : 0, reached);
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
        var met = bench.Azure.RequestLog.Any(request => request.Fault is not null) || fault.Rule.Operation.Method == "WINRM";
        if (bake.ExitCode == 0)
            RequireGoodResults();
        else
            RequireExplained(bake);
        if (bake.ExitCode != 0 && Leftovers().Any())
            await LookAtRestAsync(bake, fault.Rule);
        Look();
        return Verdict(bake.ExitCode, met);
    }

    // Something stayed: the run has to say so, with the commands that remove it, and Cleanup has to get it unless Azure itself never will.
    async Task LookAtRestAsync(Run bake, FaultRule rule)
    {
        if (!Regex.IsMatch(bake.Output, @"az (group|resource|vm|image|sig image-version) delete"))
            wrong.Add("does not say how to remove what stays");
        var stuck = rule is { Kind: FaultKind.Stuck, Operation.Method: "DELETE" };
        Expect(await RunAsync(bench, "Cleanup"), stuck ? 16 : 0);
        if (stuck)
            leftByAzure = true;
    }

    void RequireExplained(Run run)
    {
        if (run.ExitCode is not (2 or (>= 10 and <= 18)))
            wrong.Add($"exit code {run.ExitCode}");
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
            if (bench.Azure.FindGuest(image) is not { } guest)
                wrong.Add("an image without a disk");
            else if (!guest.Drives["C"].Children.ContainsKey("baked"))
                wrong.Add("an image that the playbook did not touch");
            else if (guest.Users.ContainsKey("ingot-build"))
                wrong.Add("the build account is in the image");
        }

        if (cell.Setting.Target == "PublishImage" && NewResults().Where(id => Setting.Is("/versions/", id)).Any(id => !IsInLatest(id)))
            wrong.Add("an image version that is not in latest");
    }

    bool IsInLatest(string id) =>
        bench.Azure.FindResource(id)?["properties"]?["publishingProfile"]?["excludeFromLatest"]?.GetValue<bool>() != true;

    void Look()
    {
        if (!leftByAzure)
            leaks.AddRange(Leftovers());
        leaks.AddRange(NewResults().Where(Setting.HoldsWindows).Where(image => bench.Azure.FindGuest(image) is null).Select(image => $"half an image: {image}"));
        leaks.AddRange(before.Except(bench.Azure.ResourceIds, StringComparer.OrdinalIgnoreCase).Select(id => $"gone: {id}"));
        var foreign = bench.Azure.RequestLog
            .Where(request => request.Method is not ("GET" or "HEAD"))
            .Where(request => before.Any(id => IsOn(id, request.Path)) && !cell.Setting.IsResult(request.Path))
            .Select(request => $"{request.Method} {request.Path}");
        wrong.AddRange(foreign.Select(text => $"touched what is foreign: {text}"));
        LookForSecrets(bench);
    }

    void LookForSecrets(Workbench place)
    {
        var files = Canary.Written(place).ToList();
        wrong.AddRange(files.Where(file => Canary.IsIn(file) == true).Select(file => $"a secret in {file}"));
        wrong.AddRange(output.Where(text => Canary.Secret().IsMatch(text)).Select(_ => "a secret on the console"));
        wrong.AddRange(watch.Found.Select(where => $"a secret in {where}"));
        if (files.Count == 0)
            wrong.Add("nothing was written, not even a log");
    }

    // What is made inside a shared group is ours; the group itself is not.
    bool IsOn(string id, string path) =>
        path.Equals(id, StringComparison.OrdinalIgnoreCase)
        || (id.Contains("/providers/", StringComparison.OrdinalIgnoreCase) && path.StartsWith(id + "/", StringComparison.OrdinalIgnoreCase));

    IEnumerable<string> New() => bench.Azure.ResourceIds.Except(before, StringComparer.OrdinalIgnoreCase);

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

    Verdict Verdict(int exitCode, bool reached) =>
        new(cell, leaks, wrong, exitCode, reached, TimeProvider.System.GetElapsedTime(started), string.Join('\n', output));

    [GeneratedRegex(@"(?m)^\s*Why: +\S")]
    private static partial Regex Why();

    [GeneratedRegex(@"(?m)^\s*To do: +\S")]
    private static partial Regex ToDo();

    [GeneratedRegex(@"(?m)^   at [\w.]+\(")]
    private static partial Regex Trace();
}

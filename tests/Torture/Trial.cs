using System.Diagnostics;
using System.Text.RegularExpressions;
using Ingot.Emulator;
using Ingot.Emulator.Faults;
using Ingot.Tests.Journeys;

namespace Ingot.Tests.Torture;

/// <summary>One trial in an Azure of its own: the bake, what goes wrong, what is done then, and what is looked at in the end.</summary>
sealed partial class Trial : IAsyncDisposable
{
    // The smallest waits that a healthy rehearsal never needs, so that what hangs is found out soon.
    static readonly string[] Deadlines =
    [
        "--timeout-preflight", "00:00:40", "--timeout-provision-vm", "00:00:40", "--timeout-enable-win-rm", "00:00:40",
        "--timeout-run-ansible", "00:01:00", "--timeout-agent", "00:00:20",
        "--timeout-capture-image", "00:00:40", "--timeout-cleanup", "00:00:40",
    ];

    readonly Cell cell;
    readonly Workbench bench;
    readonly IReadOnlyList<string> before;
    readonly CancellationToken cancellationToken;
    readonly long started = TimeProvider.System.GetTimestamp();
    readonly List<string> leaks = [];
    readonly List<string> wrong = [];
    readonly List<string> output = [];
    bool leftByAzure;

    Trial(Cell cell, Workbench bench, CancellationToken cancellationToken)
    {
        this.cell = cell;
        this.bench = bench;
        this.cancellationToken = cancellationToken;
        before = bench.Azure.ResourceIds;
    }

    public static async Task<Verdict> RunAsync(Cell cell, Template template, CancellationToken cancellationToken)
    {
        EmulatorOptions With(EmulatorOptions options) => cell is FaultCell fault ? options with { FaultRules = [fault.Rule] } : options;
        await using var trial = new Trial(cell, await template.OpenAsync(With, cancellationToken), cancellationToken);
        return cell switch
        {
            KillCell kill => await trial.KillAsync(kill),
            FaultCell fault => await trial.MeetAsync(fault),
            _ => throw new ArgumentOutOfRangeException(nameof(cell)),
        };
    }

    public async ValueTask DisposeAsync()
    {
        var state = Path.GetDirectoryName(bench.Azure.CaFile)!;
        await bench.DisposeAsync();
        Directory.Delete(state, recursive: true);
    }

    async Task<Verdict> KillAsync(KillCell kill)
    {
        var there = bench.Azure.Boundaries.StopAt(kill.Where);
        var process = new TaskCompletionSource<int>();
        var bake = RunAsync(bench, "CaptureImage", process.SetResult);
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
        await AfterAsync(kill.Aftermath, mayHaveImage: kill.Where.Operation is { Method: "PUT", Type: "images" } || HasImage());
        return Verdict(reached ? -1 : 0, reached);
    }

    async Task AfterAsync(Aftermath aftermath, bool mayHaveImage)
    {
        if (aftermath == Aftermath.Cleanup)
        {
            Expect(await RunAsync(bench, "Cleanup"), 0);
            if (!mayHaveImage)
                leaks.AddRange(NewImages());
        }
        else
        {
            var place = aftermath == Aftermath.Resume ? bench : bench.Elsewhere();
            Expect(await RunAsync(place, "CaptureImage"), 0);
            if (place != bench)
                place.Forget();
            RequireOneGoodImage();
        }

        Look();
    }

    async Task<Verdict> MeetAsync(FaultCell fault)
    {
        var bake = await RunAsync(bench, "CaptureImage");
        var met = bench.Azure.RequestLog.Any(request => request.Fault is not null) || fault.Rule.Operation.Method == "WINRM";
        if (bake.ExitCode == 0)
            RequireOneGoodImage();
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
        if (!Regex.IsMatch(bake.Output, @"az (group|resource|vm) delete"))
            wrong.Add("does not say how to remove what stays");
        var stuck = rule is { Kind: FaultKind.Stuck, Operation.Method: "DELETE" };
        Expect(await RunAsync(bench, "Cleanup"), stuck ? 16 : 0);
        if (stuck)
            leftByAzure = true;
    }

    void RequireExplained(Run run)
    {
        if (run.ExitCode is not (2 or (>= 10 and <= 16)))
            wrong.Add($"exit code {run.ExitCode}");
        if (!Why().IsMatch(run.Output) || !ToDo().IsMatch(run.Output))
            wrong.Add("a message without its three parts");
        if (Trace().IsMatch(run.Output))
            wrong.Add("a stack trace");
    }

    void RequireOneGoodImage()
    {
        var images = NewImages().ToList();
        if (images.Count != 1)
            wrong.Add($"{images.Count} images instead of one");
        foreach (var image in images)
        {
            if (bench.Azure.FindGuest(image) is not { } guest)
                wrong.Add("an image without a disk");
            else if (!guest.Drives["C"].Children.ContainsKey("baked"))
                wrong.Add("an image that the playbook did not touch");
            else if (guest.Users.ContainsKey("ingot-build"))
                wrong.Add("the build account is in the image");
        }
    }

    void Look()
    {
        if (!leftByAzure)
            leaks.AddRange(Leftovers());
        leaks.AddRange(NewImages().Where(image => bench.Azure.FindGuest(image) is null).Select(image => $"half an image: {image}"));
        leaks.AddRange(before.Except(bench.Azure.ResourceIds, StringComparer.OrdinalIgnoreCase).Select(id => $"gone: {id}"));
        var foreign = bench.Azure.RequestLog
            .Where(request => request.Method is not ("GET" or "HEAD"))
            .Where(request => before.Any(id => IsOn(id, request.Path)))
            .Select(request => $"{request.Method} {request.Path}");
        wrong.AddRange(foreign.Select(text => $"touched what is foreign: {text}"));
    }

    // What is made inside a shared group is ours; the group itself is not.
    bool IsOn(string id, string path) =>
        path.Equals(id, StringComparison.OrdinalIgnoreCase)
        || (id.Contains("/providers/", StringComparison.OrdinalIgnoreCase) && path.StartsWith(id + "/", StringComparison.OrdinalIgnoreCase));

    IEnumerable<string> New() => bench.Azure.ResourceIds.Except(before, StringComparer.OrdinalIgnoreCase);

    IEnumerable<string> NewImages() => New().Where(IsImage);

    IEnumerable<string> Leftovers() => New().Where(id => !IsImage(id));

    bool HasImage() => NewImages().Any();

    static bool IsImage(string id) => id.Contains("/Microsoft.Compute/images/", StringComparison.OrdinalIgnoreCase);

    void Expect(Run run, int code)
    {
        if (run.ExitCode != code)
            wrong.Add($"ended with {run.ExitCode} instead of {code}");
    }

    async Task<Run> RunAsync(Workbench place, string target, Action<int>? onStart = null)
    {
        var run = await place.RunAsync(
            [target, "--playbook", "playbooks/small.yml", .. cell.Arguments, .. Deadlines, "--timeout-sysprep", TimeoutSysprep], cancellationToken, onStart: onStart);
        output.Add($"== {target}: exit code {run.ExitCode}\n{run.Output}");
        return run;
    }

    async Task AnsibleIsGoneAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (bench.HasAnsible())
        {
            if (patience.IsCancellationRequested)
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

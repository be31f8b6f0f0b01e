using System.Reflection;
using System.Text;
using Ingot;
using Ingot.CI;
using Nuke.Common;
using Nuke.Common.CI.AzurePipelines;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;
using Serilog;

/// <summary>Build servers: the files that make them run this, and what they are told by a run.</summary>
[BakeWorkflow(
    "bake",
    DefaultImage,
    Inputs = [nameof(VmName), nameof(SourceImage), nameof(Force)],
    OnCronSchedule = "30 1 * * *",
    WritePermissions = [GitHubActionsPermissions.IdToken],
    ReadPermissions = [GitHubActionsPermissions.Contents],
    ConcurrencyGroup = "bake-${{ inputs.ImageName || '" + DefaultImage + "' }}",
    InvokedTargets = [nameof(VerifyImage), nameof(Cleanup)])]
[RehearsalWorkflow(
    "pull-request",
    GitHubActionsImage.UbuntuLatest,
    OnPullRequestBranches = ["main"],
    ReadPermissions = [GitHubActionsPermissions.Contents],
    ConcurrencyCancelInProgress = true,
    TimeoutMinutes = 60,
    InvokedTargets = [nameof(Lint), nameof(Test), nameof(VerifyImage)])]
[BakePipeline(
    DefaultImage,
    Inputs = [nameof(VmName), nameof(SourceImage), nameof(Force)],
    Cron = "30 1 * * *",
    Pool = "bake",
    ServiceConnection = "azure-images",
    InvokedTargets = [nameof(VerifyImage), nameof(Cleanup)])]
[SweepWorkflow(
    "sweep",
    GitHubActionsImage.UbuntuLatest,
    OnCronSchedule = "45 3 * * *",
    WritePermissions = [GitHubActionsPermissions.IdToken],
    ReadPermissions = [GitHubActionsPermissions.Contents],
    TimeoutMinutes = 60,
    InvokedTargets = [nameof(Sweep)])]
[SweepPipeline(
    "sweep",
    AzurePipelinesImage.UbuntuLatest,
    Cron = "45 3 * * *",
    ServiceConnection = "azure-images",
    TimeoutMinutes = 60,
    InvokedTargets = [nameof(Sweep)])]
[RehearsalPipeline(
    "pull-request",
    AzurePipelinesImage.UbuntuLatest,
    PullRequestsBranchesInclude = ["main"],
    TimeoutMinutes = 60,
    InvokedTargets = [nameof(Lint), nameof(Test), nameof(VerifyImage)])]
partial class Build
{
    const string DefaultImage = "windows-2022";

    /// <summary>Where the task stands that stopped the playbook.</summary>
    Place? failedTask;

    protected override void OnBuildCreated()
    {
        ReadAccount();
        if (!IsServerBuild)
            return;
        foreach (var secret in Secrets())
            MaskOnServer(secret);
        // The default callback then prints the place of a task that fails.
        Environment.SetEnvironmentVariable("ANSIBLE_SHOW_TASK_PATH_ON_FAILURE", "1");
    }

    /// <summary>Has the build server hide a value, before it can turn up in a log.</summary>
    void MaskOnServer(string secret)
    {
        // Only a real server swallows the command: with --host alone it would show what it is to hide. It goes around Console.Out,
        // which may hide secrets itself.
        if (!IsServerBuild || !(HasVariable("GITHUB_ACTIONS") || HasVariable("TF_BUILD")))
            return;
        using var output = Console.OpenStandardOutput();
        foreach (var command in ServerCommands.Mask(Host, secret))
            output.Write(Encoding.UTF8.GetBytes(command + "\n"));
        output.Flush();
    }

    /// <summary>Marks the failure at its place in the playbook.</summary>
    void AnnotateOnServer(string target)
    {
        // Preflight and Lint mark each of their findings themselves.
        if (!IsServerBuild || lastFailure is not Fault fault || target is nameof(Preflight) or nameof(Lint))
            return;
        var place = Place.In(fault.Why, RootDirectory) ?? (target == nameof(RunAnsible) ? failedTask : null);
        if (place is not null)
            Console.WriteLine(Hidden(ServerCommands.Error(Host, place, $"{fault.Message} {fault.Why}")));
    }

    /// <summary>Hands outputs and the summary to the build server.</summary>
    void FinishOnServer()
    {
        if (!IsServerBuild)
            return;
        try
        {
            var outputs = Outputs();
            WriteOutputs(outputs);
            WriteSummary(Hidden(StepSummary.Of(ExecutionPlan, IsSucceeding && lastFailure is null, lastFailure, outputs)));
        }
        catch (IOException exception)
        {
            Log.Warning("Outputs and summary did not reach the build server: {Message}", exception.Message);
        }
    }

    ServerOutputs Outputs()
    {
        var isCaptured = SucceededTargets.Contains(CaptureImage);
        var manifest = isCaptured ? RootDirectory.GetUnixRelativePathTo(RunFolder / "manifest.json").ToString() : null;
        return new ServerOutputs(image ?? version, manifest, version);
    }

    void WriteOutputs(ServerOutputs outputs)
    {
        var file = EnvironmentInfo.GetVariable("GITHUB_OUTPUT");
        foreach (var (name, value) in outputs.Values)
        {
            if (Host is AzurePipelines)
                Console.WriteLine(ServerCommands.AzureOutput(name, value));
            else if (!string.IsNullOrEmpty(file))
                File.AppendAllText(file, $"{name}={value}\n");
        }
    }

    void WriteSummary(string text)
    {
        if (Host is AzurePipelines)
        {
            // The agent uploads the file after this process, and takes its name for the title.
            var file = (TemporaryDirectory / "Ingot.md").WriteAllText(text);
            Console.WriteLine(ServerCommands.AzureSummary(file));
        }
        else if (EnvironmentInfo.GetVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } file)
        {
            File.AppendAllText(file, text);
        }
    }

    string Hidden(string text) => Secrets().Append(credential.Password).Where(x => x.Length > 3).Aggregate(text, (all, secret) => all.Replace(secret, "***"));

    IEnumerable<string> Secrets() => GetType()
        .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(x => x.IsDefined(typeof(SecretAttribute)))
        .Select(x => x.GetValue(this)?.ToString() ?? "")
        .Where(x => x.Length > 0);

    static bool HasVariable(string name) => !string.IsNullOrEmpty(EnvironmentInfo.GetVariable(name));
}

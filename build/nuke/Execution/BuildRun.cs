using Nuke.Common.CI;
using Nuke.Common.Output;
using Nuke.Common.Parameters;
using Nuke.Common.Planning;
using Nuke.Common.Utilities;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>One run from the making of the build class to the exit code.</summary>
sealed class BuildRun
{
    readonly Session session;
    readonly NukeBuild build;
    readonly IReadOnlyList<ExecutableTarget> targets;
    readonly IReadOnlyList<Parameter> parameters;
    readonly Summary summary;

    BuildRun(NukeBuild build, IReadOnlyCollection<string> defaults, Session session)
    {
        this.session = session;
        this.build = build;
        targets = TargetScanner.Scan(build, defaults);
        build.Events = new BuildEvents(build, targets);
        parameters = ParameterScanner.Scan(build.GetType());
        summary = new Summary(session.Console);
    }

    ParameterService Service => session.Parameters;

    public static int Start(Func<NukeBuild> create, IReadOnlyCollection<string> defaults, Session session)
    {
        try
        {
            return new BuildRun(create(), defaults, session).Run();
        }
        catch (Exception thrown)
        {
            var exception = Unwrapping.Of(thrown);
            session.Error.WriteLine(exception.ToString());
            return exception is Refusal ? ExitCodes.Refused : ExitCodes.Failure;
        }
        finally
        {
            session.Release();
        }
    }

    int Run()
    {
        build.Help = Service.Value(EngineParameters.Help, false);
        build.Continue = Service.Value(EngineParameters.Continue, false);
        build.Partition = Service.Value(EngineParameters.Partition, Partition.Single);
        build.Plan = Service.Value(EngineParameters.Plan, false);
        var requested = Service.Value(ConfigurationFiles.Requested) as string;
        session.Passwords.AreNotNeeded = build.Plan || requested is not null;
        build.NoLogo = Service.Value(EngineParameters.NoLogo, false);
        var names = Service.Value(EngineParameters.Target, Array.Empty<string>());
        if (build.Help)
            return WriteHelp();
        if (Service.Value(EngineParameters.SetSecret) is string secret)
            return SetSecret(secret);

        Injection.Inject(build, parameters, Service, session.Masker);
        Service.RefuseUnknown([.. parameters, .. EngineParameters.All, ConfigurationFiles.Requested]);
        var invoked = TargetNames.Find(targets, names, Service.Refusals);
        var skipped = Skipped(invoked);
        if (Service.Refusals.Count > 0)
            return Refuse(Service.Refusals);
        // Files of build servers: written on request, else kept up to date (local) or checked (server) below.
        var files = new ConfigurationFiles(build, targets);
        if (requested is not null)
            return files.Generate(requested);
        if (names.Length == 0 && !targets.Any(x => x.IsDefault))
            return WriteHelp();
        if (session.IsServerBuild && files.Check() is { Count: > 0 } stale)
            return Refuse(stale);

        foreach (var target in invoked)
            target.Invoked = true;
        build.InvokedTargets = invoked;
        var plan = Planner.Plan(targets, names.Length > 0 ? invoked : targets.Where(x => x.IsDefault));
        BuildSchema.Update(targets, parameters);
        using var log = new BuildLog(session, build.Shows(DefaultOutput.Timestamps));
        if (!session.IsServerBuild)
            files.Update();
        return Created() ? Run(plan, skipped, log) : build.ExitCode ?? ExitCodes.Failure;
    }

    int Run(IReadOnlyList<ExecutableTarget> plan, IReadOnlyCollection<ExecutableTarget>? skipped, BuildLog log)
    {
        build.ExecutionPlan = plan;
        foreach (var target in plan)
            target.Status = ExecutionStatus.Scheduled;
        if (!build.NoLogo && build.Shows(DefaultOutput.Logo))
            session.Console.WriteLine($"Nuke.Common, the engine of this repository, on {session.Host.GetType().Name}");
        if (build.Plan)
            return WritePlan(plan);

        var executor = new TargetExecutor(build, session, log);
        var refused = Prepare(plan, skipped, executor);
        if (refused.Count == 0 && executor.Failures.Count == 0)
            Execute(plan, executor);
        return Finish(plan, executor, refused, log);
    }

    void Execute(IReadOnlyList<ExecutableTarget> plan, TargetExecutor executor)
    {
        var attempt = new BuildAttempt(Service.CommandLine, build.Continue);
        attempt.Skip(plan);
        executor.Run(plan, attempt);
    }

    bool Created()
    {
        try
        {
            build.Events.Created();
            Injection.Mask(build, parameters, session.Masker);
            return true;
        }
        catch (Exception exception)
        {
            Report(exception);
            return false;
        }
    }

    List<Refusal> Prepare(IReadOnlyList<ExecutableTarget> plan, IReadOnlyCollection<ExecutableTarget>? skipped, TargetExecutor executor)
    {
        try
        {
            ValueInjector.Inject(build, plan);
            build.Events.Initialized();
            Skipping.ByParameter(plan, skipped);
            Skipping.ByStaticConditions(plan);
            return [.. Requirements.Missing(build, plan, parameters)];
        }
        catch (Exception exception)
        {
            executor.Failures.Add(exception);
            return [];
        }
    }

    int Finish(IReadOnlyList<ExecutableTarget> plan, TargetExecutor executor, List<Refusal> refused, BuildLog log)
    {
        foreach (var target in plan.Where(x => x.Status == ExecutionStatus.Scheduled))
            target.Status = ExecutionStatus.NotRun;
        foreach (var failure in executor.Failures)
            Report(failure);
        var succeeded = build.IsSucceeding && executor.Failures.Count == 0;
        if (refused.Count == 0)
            WriteSummary(plan, succeeded, log);
        if (!Finished())
            succeeded = false;
        if (refused.Count > 0)
            return Refuse(refused);
        // What is assured runs after a signal, too; that it failed is the worse news, and the build may have a code for it.
        if (executor.WasInterrupted && !plan.Any(x => x is { AssuredAfterFailure: true, Status: ExecutionStatus.Failed }))
            return ExitCodes.Interrupted;
        return build.ExitCode ?? (executor.WasInterrupted ? ExitCodes.Interrupted : succeeded ? ExitCodes.Success : ExitCodes.Failure);
    }

    void WriteSummary(IReadOnlyList<ExecutableTarget> plan, bool succeeded, BuildLog log)
    {
        if (log.Problems.Count > 0 && build.Shows(DefaultOutput.ErrorsAndWarnings))
        {
            using var block = session.Host.WriteBlock("Errors & Warnings");
            summary.WriteProblems(log.Problems);
        }

        if (build.Shows(DefaultOutput.TargetOutcome))
            summary.WriteTable(plan);
        if (build.Shows(DefaultOutput.BuildOutcome))
            summary.WriteOutcome(succeeded, session.Surroundings.Time.GetLocalNow());
    }

    bool Finished()
    {
        try
        {
            build.Events.Finished();
            return true;
        }
        catch (Exception exception)
        {
            Report(exception);
            return false;
        }
    }

    // Outside of targets the message is enough, unless the exception prints itself: a stack trace would only show the engine.
    static void Report(Exception thrown)
    {
        var exception = Unwrapping.Of(thrown);
        var printsItself = exception.GetType().GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType != typeof(Exception);
        Log.Error("{Failure:l}", printsItself ? exception.ToString() : exception.Message);
        Log.Verbose("{Stack:l}", exception.ToString());
    }

    /// <summary>What <c>--skip</c> names; null if it is absent.</summary>
    List<ExecutableTarget>? Skipped(List<ExecutableTarget> invoked)
    {
        if (Service.Value(EngineParameters.Skip) is not string[] names)
            return null;
        var skipped = TargetNames.Find(targets, names, Service.Refusals);
        foreach (var target in skipped.Intersect(invoked))
        {
            Service.Refusals.Add(new Refusal(
                $"Target {target.Name} is both invoked and skipped.",
                "A target that is named always runs.",
                "Leave it out of one of the lists."));
        }

        return skipped;
    }

    int SetSecret(string name)
    {
        Service.RefuseUnknown([.. parameters, .. EngineParameters.All]);
        if (Service.Refusals.Count > 0)
            return Refuse(Service.Refusals);
        session.Console.WriteLine(new SecretSetting(session, parameters).Set(name));
        return ExitCodes.Success;
    }

    int WriteHelp()
    {
        new HelpText(session.Console, session.Surroundings.Width).Write(build, targets, parameters);
        return ExitCodes.Success;
    }

    int WritePlan(IReadOnlyList<ExecutableTarget> plan)
    {
        session.Console.WriteLine("Plan:");
        foreach (var (index, target) in plan.Index())
            session.Console.WriteLine($"{index + 1,4}. {target.Name}");
        var page = PlanPage.Write(plan);
        if (session.IsServerBuild || !PlanPage.Open(page, session.Surroundings.Variables))
            session.Console.WriteLine($"As a page: {page}");
        return ExitCodes.Success;
    }

    int Refuse(IEnumerable<Refusal> refusals)
    {
        session.Error.WriteLine(string.Join($"{Environment.NewLine}{Environment.NewLine}", refusals));
        return ExitCodes.Refused;
    }
}

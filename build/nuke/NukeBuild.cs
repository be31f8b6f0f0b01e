using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.Parameters;
using Nuke.Common.Tooling;

namespace Nuke.Common;

/// <summary>
/// Base of a build class. Its targets are properties of type <see cref="Target" />, its parameters members with
/// <see cref="ParameterAttribute" />; its <c>Main</c> returns <see cref="Execute{T}" />.
/// </summary>
public abstract partial class NukeBuild : INukeBuild
{
    BuildEvents? events;

    /// <summary>Made by the engine.</summary>
    protected NukeBuild()
    {
    }

    /// <summary>What the process returns; null for 0 after success, 1 after a failure.</summary>
    public int? ExitCode { get; set; }

    /// <summary>Whether the first line is left out.</summary>
    public bool NoLogo { get; set; }

    /// <summary>Whether the plan is only shown.</summary>
    public bool Plan { get; internal set; }

    /// <summary>Whether the help is shown.</summary>
    public bool Help { get; internal set; }

    /// <summary>Which part of the work this machine does, from <c>--partition</c>.</summary>
    public Partition Partition { get; internal set; } = Partition.Single;

    /// <summary>Whether the last attempt is continued.</summary>
    public bool Continue { get; internal set; }

    /// <summary>The target that runs, for <see cref="ReportSummary" />.</summary>
    internal ExecutableTarget? Current { get; set; }

    /// <summary>Whom to tell what happens; set before anything does.</summary>
    internal BuildEvents Events
    {
        get => events ?? throw new InvalidOperationException("The build does not run.");
        set => events = value;
    }

    /// <summary>Puts facts of the running target into the table at the end; a second call replaces the first.</summary>
    /// <param name="configurator">Fills the dictionary of facts.</param>
    public void ReportSummary(Configure<Dictionary<string, string>>? configurator = null)
    {
        if (Current is not { } target || configurator is null)
            return;
        var facts = configurator([]);
        target.SummaryInformation.Clear();
        foreach (var (key, value) in facts)
            target.SummaryInformation[key] = value;
        Events.SummaryUpdated(target);
    }

    /// <summary>Runs the build: reads the command line, plans, executes, reports.</summary>
    /// <param name="defaultTargetExpressions">The targets that run when the user names none.</param>
    /// <returns>The exit code.</returns>
    protected static int Execute<T>(params Expression<Func<T, Target>>[] defaultTargetExpressions)
        where T : NukeBuild, new()
    {
        var session = Session.Current;
        using var interruption = session.Surroundings.Interruption;
        interruption.Listen();
        // For good, not for the run only: what an interrupted target writes afterwards is masked too.
        Console.SetOut(session.Output);
        Console.SetError(session.Error);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => session.Release();
        return BuildRun.Start(() => new T(), [.. defaultTargetExpressions.Select(x => MemberOf(x).Name)], session);
    }

    /// <summary>Called when the parameters have their values, before the first line is written.</summary>
    protected internal virtual void OnBuildCreated()
    {
    }

    /// <summary>Called when the plan is known and before the first target runs.</summary>
    protected internal virtual void OnBuildInitialized()
    {
    }

    /// <summary>Called at the very end, also of a failed or interrupted build.</summary>
    protected internal virtual void OnBuildFinished()
    {
    }

    /// <summary>Called before the actions of a target.</summary>
    /// <param name="target">Its name.</param>
    protected internal virtual void OnTargetRunning(string target)
    {
    }

    /// <summary>Called in place of the actions of a skipped target.</summary>
    /// <param name="target">Its name.</param>
    protected internal virtual void OnTargetSkipped(string target)
    {
    }

    /// <summary>Called after the actions of a target; an exception here makes it failed.</summary>
    /// <param name="target">Its name.</param>
    protected internal virtual void OnTargetSucceeded(string target)
    {
    }

    /// <summary>Called after a target failed; <see cref="ExitCode" /> may be set here.</summary>
    /// <param name="target">Its name.</param>
    protected internal virtual void OnTargetFailed(string target)
    {
    }

    T? INukeBuild.TryGetValue<T>(Expression<Func<T>> parameterExpression)
        where T : class => ValueOf(parameterExpression) as T;

    T? INukeBuild.TryGetValue<T>(Expression<Func<object>> parameterExpression)
        where T : default => ValueOf(parameterExpression) is T value ? value : default;

    /// <summary>Whether the build class left this part of the output on.</summary>
    internal bool Shows(DefaultOutput output)
        => !GetType().GetCustomAttributes<DisableDefaultOutputAttribute>()
            .Any(x => x.IsApplicable(this) && x.DisabledOutputs.Contains(output));

    static object? ValueOf(LambdaExpression expression)
        => ParameterScanner.Of(MemberOf(expression)) is { } parameter ? Session.Current.Parameters.Value(parameter) : null;

    /// <summary>The member that an expression names.</summary>
    internal static MemberInfo MemberOf(LambdaExpression expression) => expression.Body switch
    {
        MemberExpression member => member.Member,
        UnaryExpression { Operand: MemberExpression member } => member.Member,
        _ => throw new ArgumentException($"'{expression}' does not name a member", nameof(expression)),
    };
}

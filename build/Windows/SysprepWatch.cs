namespace Ingot.Windows;

/// <summary>Judges what is seen of a running sysprep: what to do, what to say, how long to look next.</summary>
/// <param name="deadline">How long sysprep may take in all, on the guest's clock.</param>
/// <remarks>
/// The state UNDEPLOYABLE means at work or failed midway; only processes, logs and time tell. The limits are judgement, from what builders of
/// Windows images report: most take 3 minutes, some with many hooks 10. An image whose state was never set was good in some reports; it is refused
/// all the same, because nothing but a boot could tell it from a bad one.
/// </remarks>
public sealed class SysprepWatch(TimeSpan deadline)
{
    /// <summary>After this time a person is warned.</summary>
    public static TimeSpan WarnAfter { get; } = TimeSpan.FromMinutes(5);

    /// <summary>After this time the logs are fetched, whatever comes of it.</summary>
    public static TimeSpan LogsAfter { get; } = TimeSpan.FromMinutes(8);

    // A process that was not seen yet, or has just gone, may be followed by another one.
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    static readonly TimeSpan Settling = TimeSpan.FromMinutes(3);

    TimeSpan? start;
    TimeSpan? quietSince;
    TimeSpan stateSince;
    SysprepGlance? last;

    /// <summary>How long sysprep has been watched, on the guest's clock.</summary>
    public TimeSpan Elapsed => last is null || start is null ? TimeSpan.Zero : last.Clock - start.Value;

    /// <summary>How long to look next: long enough for few requests, and not past a moment at which something is due.</summary>
    public TimeSpan Next
    {
        get
        {
            // Every look costs Azure some 20 seconds, and a machine keeps no more than 25 run commands.
            var unit = deadline / 8 > TimeSpan.FromSeconds(20) ? deadline / 8 : TimeSpan.FromSeconds(20);
            if (quietSince is not null)
                unit = Grace < unit ? Grace : unit;
            var moments = new[] { WarnAfter, LogsAfter, deadline }.Select(moment => moment - Elapsed).Where(left => left > TimeSpan.Zero).Append(unit);
            return TimeSpan.FromSeconds(Math.Max(5, Math.Ceiling(moments.Min().TotalSeconds)));
        }
    }

    /// <summary>Takes the time from which the deadline counts; a second try does not begin anew.</summary>
    public void Begin(TimeSpan clock)
    {
        start ??= clock;
        quietSince = null;
    }

    /// <summary>Judges a glance.</summary>
    public SysprepStand See(SysprepGlance glance)
    {
        start ??= glance.Clock;
        if (last?.ImageState != glance.ImageState)
            stateSince = last is null ? start.Value : glance.Clock;
        quietSince = glance.IsAtWork ? null : quietSince ?? glance.Clock;
        last = glance;
        if (glance.IsDone)
            return SysprepStand.Done;
        if (IsStuckBetweenPasses(glance))
            return SysprepStand.Reboot;
        return IsOver(glance) || Elapsed >= deadline ? SysprepStand.Failed : SysprepStand.GoOn;
    }

    /// <summary>What a person reads while waiting.</summary>
    public override string ToString() => last is null
        ? "nothing was seen of it yet"
        : $"{last.ImageState} for {Words(last.Clock - stateSince)}{(last.IsAtWork ? "" : ", and no process of setup runs")}"
            + (SysprepCauses.Hook(last.Hook) is { } hook ? $"; last hook {hook}" : "");

    /// <summary>Why it failed, when <see cref="See"/> said so.</summary>
    public Fault Failure()
    {
        var seen = last ?? throw new InvalidOperationException("Nothing was seen.");
        var cause = SysprepCauses.Find([.. seen.Errors, .. seen.IsAtWork ? [seen.Hook] : Array.Empty<string>()]);
        var hook = SysprepCauses.Hook(seen.Errors.FirstOrDefault(line => SysprepCauses.Hook(line) is not null) ?? seen.Hook);
        var why = new[]
        {
            $"The image state is {seen.ImageState}, {(seen.HasTag ? "the success tag is there" : "there is no success tag")}, "
                + (seen.IsAtWork ? $"and {string.Join(" and ", seen.Processes)} still runs." : "and no process of setup runs any more."),
            cause?.Cause,
            hook is null ? null : seen.Errors.Count > 0 ? $"The hook in question is {hook}." : $"The last hook it called is {hook}, which is the suspect.",
            seen.Errors.Count > 0 ? $"setuperr.log begins: {seen.Errors[0]}" : "setuperr.log says nothing.",
        };
        return new(What(seen), string.Join(' ', why.OfType<string>()), cause?.Remedy ?? Remedy(seen));
    }

    /// <summary>A time as people say it.</summary>
    public static string Words(TimeSpan time) => time < TimeSpan.FromMinutes(2) ? $"{time.TotalSeconds:0} seconds" : $"{time.TotalMinutes:0.#} minutes";

    bool IsStuckBetweenPasses(SysprepGlance glance) => glance.ImageState == SysprepResult.BetweenPasses && IsQuietFor(glance, Grace);

    // Ended without what belongs to success, and nothing is left that could bring it.
    bool IsOver(SysprepGlance glance) => glance.ImageState switch
    {
        SysprepResult.Complete => IsQuietFor(glance, Grace / 2) && Elapsed >= Grace / 2,
        _ when glance.HasTag || glance.ImageState == SysprepResult.Generalized => IsQuietFor(glance, Settling),
        _ => glance.Errors.Count > 0 && IsQuietFor(glance, Grace),
    };

    bool IsQuietFor(SysprepGlance glance, TimeSpan time) => quietSince is { } since && glance.Clock - since >= time;

    string What(SysprepGlance seen) => seen switch
    {
        { ImageState: SysprepResult.Complete, IsAtWork: false } => "Sysprep refused to begin.",
        { ImageState: SysprepResult.BetweenPasses, IsAtWork: false } => "Sysprep stopped between two passes.",
        { HasTag: true, IsAtWork: false } => "Sysprep says that it succeeded, but the image state was never set.",
        { ImageState: SysprepResult.Generalized, IsAtWork: false } => "The image state says that Windows is generalized, but sysprep did not say that it succeeded.",
        { IsAtWork: false, Errors.Count: > 0 } => "Sysprep failed midway.",
        _ => $"Sysprep did not end within {Words(deadline)}.",
    };

    static string Remedy(SysprepGlance seen) => seen switch
    {
        { IsAtWork: true } => "Remove the program whose hook it is, or give --timeout-sysprep more.",
        { ImageState: SysprepResult.BetweenPasses } => "Reboot at the end of the playbook. Ingot restarts Windows once and tries again, unless --sysprep-repair is false.",
        { HasTag: true } or { ImageState: SysprepResult.Generalized } =>
            "Bake again; such an image is good now and then, but nothing tells it from a bad one. If it happens each time, read the logs.",
        _ => "Read the logs; setupact.log shows what was done last.",
    };
}

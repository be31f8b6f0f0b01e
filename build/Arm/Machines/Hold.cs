using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>Keeps two processes from working on one build VM: a tag on the temporary group, or on a marker beside a VM in a group of the user.</summary>
/// <remarks>
/// Resource Manager has no conditional writes for tags. So a process writes its name where it read nobody's, and believes it only when, a while
/// later, it can still be read there: of two that read nobody at the same time, the one that wrote last holds. That is Fischer's algorithm; it needs
/// <see cref="Settling"/> to be longer than the way from a read to its write. The tags are not on the VM itself, because Compute takes a
/// change of tags for a change of the machine, which gets in the way of its operations.
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="recipe">The recipe.</param>
/// <param name="me">This process.</param>
/// <param name="lives">Whether a holder lives; null when it cannot be seen from here.</param>
/// <param name="time">The clock.</param>
public sealed class Hold(ArmSession session, Recipe recipe, Holder me, Func<Holder, bool?> lives, TimeProvider time)
{
    /// <summary>How long a claim has to stand before it is believed.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    /// <summary>How often a holder says that it lives.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);

    // Clocks of two machines differ by less; beyond it, nobody has to be watched.
    static readonly TimeSpan LongSilence = TimeSpan.FromMinutes(10);

    // Two beats may be lost to throttling.
    static readonly TimeSpan Watch = 3 * Beat;

    readonly HoldPlace place = new(session, recipe);

    long claimed;

    /// <summary>The command that deletes what says who holds, for people to run; null where nothing stays.</summary>
    public string? Command => place.Command;

    /// <summary>Claims a place that is about to be made.</summary>
    /// <returns>The tag to make it with.</returns>
    public KeyValuePair<string, string> Claim()
    {
        claimed = time.GetTimestamp();
        return new KeyValuePair<string, string>(TagNames.Holder, Me.ToString());
    }

    Holder Me => me with { Alive = time.GetUtcNow() };

    /// <summary>Claims the build VM, once its holder is known to be gone.</summary>
    /// <param name="waiting">Is told whom it waits for, once.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="Fault">Another process is at work on it.</exception>
    public async Task ClaimAsync(Action<Holder> waiting, CancellationToken cancellationToken)
    {
        Holder? gone = null;
        while (true)
        {
            var read = time.GetTimestamp();
            var holder = await place.ReadAsync(cancellationToken);
            if (holder is not null && holder != gone && !holder.IsSameAs(me))
            {
                gone = await IsGoneAsync(holder, waiting, cancellationToken) ? holder : throw Held(holder);
                continue;
            }

            if (time.GetElapsedTime(read) >= Settling)
                continue;
            claimed = time.GetTimestamp();
            await place.WriteAsync(Me, cancellationToken);
            return;
        }
    }

    /// <summary>Believes the claim, after the time that another's may still have taken to arrive.</summary>
    /// <exception cref="Fault">Another process was faster.</exception>
    public async Task ConfirmAsync(CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(claimed) is var age && age < Settling)
            await Task.Delay(Settling - age, time, cancellationToken);
        if (await place.ReadAsync(cancellationToken) is { } holder && !holder.IsSameAs(me))
            throw Held(holder);
    }

    /// <summary>Says now and then that this process lives; ends with the token, or when another process took over.</summary>
    /// <returns>Who took over; null when nobody did.</returns>
    public async Task<Holder?> BeatAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (await BeatOnceAsync(cancellationToken) is { } other)
                    return other;
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }

        return null;
    }

    /// <summary>Gives the build VM free, if it is still held by this process.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        if (await place.ReadAsync(cancellationToken) is { } holder && holder.IsSameAs(me))
            await place.ClearAsync(holder, cancellationToken);
    }

    async Task<Holder?> BeatOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            var holder = await place.ReadAsync(cancellationToken);
            if (holder is not null && !holder.IsSameAs(me))
                return holder;
            // Nothing to hold any more: the group was deleted by this process.
            if (holder is not null)
                await place.WriteAsync(Me, cancellationToken);
        }
        catch (Fault)
        {
            // A beat may be lost; Azure's bad moments are the business of whoever needs an answer.
        }

        return null;
    }

    async Task<bool> IsGoneAsync(Holder holder, Action<Holder> waiting, CancellationToken cancellationToken)
    {
        var isAlive = lives(holder);
        if (isAlive == true)
            return false;
        if (isAlive == false || (time.GetUtcNow() - holder.Alive).Duration() > LongSilence)
            return true;
        waiting(holder);
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < Watch)
        {
            await Task.Delay(TimeSpan.FromSeconds(5), time, cancellationToken);
            var now = await place.ReadAsync(cancellationToken);
            if (now is null)
                return true;
            if (now != holder)
                throw Held(now);
        }

        return true;
    }

    Fault Held(Holder holder) => new(
        $"The build VM {recipe.VmName} is in use by {holder.Who}.",
        $"It has worked on it since {holder.Since:u}, and said so last at {holder.Alive:u}. Two runs on one VM would make an image of neither.",
        "Wait until it has ended, or end it; a run that died is taken over after a minute and a half. Another image needs another --vm-name or --image-name.")
    {
        ExitCode = ExitCodes.Refused,
    };
}

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

    /// <summary>The code of the fault that says that the VM is not what it was before it was claimed.</summary>
    public const string ChangedCode = "VmChanged";

    /// <summary>The code of the fault that says that somebody else works on the VM.</summary>
    public const string HeldCode = "VmHeld";

    /// <summary>After it nobody has to be watched any more; clocks of two machines differ by less.</summary>
    public static readonly TimeSpan LongSilence = TimeSpan.FromMinutes(10);

    // Of reads whose answer came too late to write by, as when Azure throttles.
    const int Tries = 5;

    // Two beats may be lost to throttling.
    static readonly TimeSpan Watch = 3 * Beat;

    readonly HoldPlace place = new(session, recipe);

    // Zero: nothing was written yet.
    long claimed;

    // By the wall clock, which goes on while a machine sleeps.
    DateTimeOffset alive;

    /// <summary>The command that deletes what says who holds, for people to run; null where nothing stays.</summary>
    public string? Command => place.Command;

    /// <summary>True when the claim is written somewhere: the place was there, or this process made it.</summary>
    public bool IsWritten => claimed != 0;

    /// <summary>The tag for a place that is about to be made; <see cref="Claimed"/> has to follow.</summary>
    public KeyValuePair<string, string> Claim() => new(TagNames.Holder, Me.ToString());

    /// <summary>Notes that the place was made with the tag: only what can be read settles.</summary>
    public void Claimed()
    {
        claimed = time.GetTimestamp();
        alive = time.GetUtcNow();
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
            var seen = await place.LookAsync(cancellationToken);
            if (seen.Holder is { } holder && holder != gone && !holder.IsSameAs(me))
            {
                gone = await IsGoneAsync(holder, waiting, cancellationToken) ? holder : throw Held(holder);
                continue;
            }

            if (time.GetElapsedTime(read) >= Settling)
                continue;
            await WriteAsync(seen, cancellationToken);
            return;
        }
    }

    /// <summary>Believes the claim, after the time that another's may still have taken to arrive. To be asked again before every deletion.</summary>
    /// <exception cref="Fault">Another process was faster, or took over.</exception>
    public async Task ConfirmAsync(CancellationToken cancellationToken)
    {
        var isAgain = false;
        for (var tries = 0; tries < Tries; tries++)
        {
            if (time.GetElapsedTime(claimed) is var age && age < Settling)
                await Task.Delay(Settling - age, time, cancellationToken);
            var read = time.GetTimestamp();
            var seen = await LookAsync(cancellationToken);
            if (seen.Holder is not null || isAgain)
                return;
            // An answer that old is nothing to write by.
            if (time.GetElapsedTime(read) >= Settling)
                continue;
            // Who did not hold took the claim away: it is made once more.
            if (!await WriteAsync(seen, cancellationToken))
                return;
            isAgain = true;
        }
    }

    /// <summary>Says now and then that this process lives; ends with the token, or when another process took over.</summary>
    /// <returns>That another took over; null when nobody did.</returns>
    public async Task<Fault?> BeatAsync(CancellationToken cancellationToken)
    {
        // A sign of life is not what the run waits for.
        using var aside = RequestPurpose.Aside();
        using var timer = new PeriodicTimer(Beat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (await BeatOnceAsync(cancellationToken) is { } lost)
                    return lost;
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
        if (await place.LookAsync(cancellationToken) is { Holder: { } holder } seen && holder.IsSameAs(me))
            await place.ClearAsync(seen, cancellationToken);
    }

    /// <summary>Says that this process lives, which also makes what it holds last longer.</summary>
    /// <exception cref="Fault">Another process took over, or Azure refused.</exception>
    public async Task ProlongAsync(CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var read = time.GetTimestamp();
            var seen = await LookAsync(cancellationToken);
            if (time.GetElapsedTime(read) >= Settling)
                continue;
            // A marker that is gone is made again: whoever beats still works. A group that is gone is not; this process deleted it.
            if (await place.WriteAsync(Me, seen, cancellationToken))
                alive = time.GetUtcNow();
            return;
        }
    }

    // Nobody there is nobody who took over, as long as nobody may take this process for dead: a run that took over may have ended since.
    async Task<HoldMark> LookAsync(CancellationToken cancellationToken)
    {
        var seen = await place.LookAsync(cancellationToken);
        if (seen.Holder is { } holder)
            return holder.IsSameAs(me) ? seen : throw Held(holder);
        return IsWritten && place.MayStand(seen) && time.GetUtcNow() - alive >= Watch ? throw Lost() : seen;
    }

    Fault Held(Holder holder) => new(
        $"The build VM {recipe.VmName} is in use by {holder.Who}.",
        $"It has worked on it since {holder.Since:u}, and said so last at {holder.Alive:u}. Two runs on one VM would make an image of neither.",
        "Wait until it has ended, or end it; a run that died is taken over after a minute and a half. Another image needs another --vm-name or --image-name.")
    {
        ExitCode = ExitCodes.Refused,
        Code = HeldCode,
    };

    Fault Lost() => new(
        $"The build VM {recipe.VmName} is not held by this run any more.",
        $"It gave no sign of life since {alive:u}, and what it wrote then is gone: another run may have taken the VM over, and have ended.",
        "Run the target again, which goes on with what is there. Keep the machine awake and connected meanwhile.")
    {
        ExitCode = ExitCodes.Refused,
        Code = HeldCode,
    };

    async Task<bool> WriteAsync(HoldMark seen, CancellationToken cancellationToken)
    {
        var isWritten = await place.WriteAsync(Me, seen, cancellationToken);
        if (isWritten)
            Claimed();
        return isWritten;
    }

    async Task<Fault?> BeatOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ProlongAsync(cancellationToken);
        }
        catch (Fault fault)
        {
            // A beat may be lost; Azure's bad moments are the business of whoever needs an answer.
            return fault.Code == HeldCode ? fault : null;
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
}

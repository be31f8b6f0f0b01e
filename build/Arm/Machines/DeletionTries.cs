using Azure;
using Azure.Core;

namespace Ingot.Arm.Machines;

/// <summary>How often, and for how long, a deletion is tried again.</summary>
/// <remarks>It is refused while Azure still works on the same thing, and fails while Azure has a bad moment. Only the pauses count, after tries that
/// got nowhere: the time that a deletion takes is no time lost, and whoever calls has a deadline for that.</remarks>
/// <param name="time">The clock that pauses go by.</param>
sealed class DeletionTries(TimeProvider time)
{
    // A deleted VM's network interface is reserved for it for 180 seconds; the rest is for whatever else holds a deletion up.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(3);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(40);

    TimeSpan waited;
    TimeSpan pause = ShortestPause;

    /// <summary>True when another try is worth its pause: one of these failures may pass.</summary>
    public bool AreWorth(params IReadOnlyList<Fault> faults) => waited + pause <= Patience && faults.Any(IsPassing);

    /// <summary>Waits before the next try.</summary>
    public async Task PauseAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(pause, time, cancellationToken);
        waited += pause;
        pause = pause + pause < LongestPause ? pause + pause : LongestPause;
    }

    /// <summary>Begins anew: something was deleted.</summary>
    public void Renew() => (waited, pause) = (TimeSpan.Zero, ShortestPause);

    /// <summary>The failure of a deletion that Azure accepted and did not make.</summary>
    public static Fault StillThere(ResourceIdentifier id) =>
        new($"{id} is still there.", "Azure accepted its deletion, but it can still be read.", "Look at it in the portal.");

    // Rights and locks do not change by waiting; everything else may.
    static bool IsPassing(Fault fault) =>
        fault.InnerException is not RequestFailedException { Status: 401 or 403 } && fault.Code is not "ScopeLocked";
}

using Azure;
using Ingot.Arm.Errors;

namespace Ingot.Arm;

/// <summary>Creates something whose answer may get lost on the way.</summary>
/// <remarks>The SDK repeats a PUT whose answer was lost, and then gives up. Whether Azure carried one of them out, only the resource tells.</remarks>
public static class ArmWrite
{
    const int Tries = 3;

    /// <summary>Sends a PUT and waits for its end; reads the resource back before the PUT is sent once more.</summary>
    /// <param name="doing">What the call is for, as the end of "Azure did not …".</param>
    /// <param name="put">The PUT, which waits for its end.</param>
    /// <param name="state">Reads the provisioning state of the resource; null: there is none.</param>
    /// <param name="time">The clock that waits go by.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="Fault">Azure refused or failed, or was not reached.</exception>
    public static async Task CreateAsync(string doing, Func<Task> put, Func<Task<string?>> state, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            Exception lost;
            try
            {
                await ArmCall.RepeatAsync(
                    doing,
                    async () =>
                    {
                        await put();
                        return true;
                    },
                    time,
                    cancellationToken);
                return;
            }
            catch (Fault fault) when (IsUncertain(fault))
            {
                lost = fault;
            }

            switch (await Patience.UntilAsync(time, state, now => now is not ("Creating" or "Updating" or "Accepted" or "Running"), cancellationToken))
            {
                case "Succeeded":
                    return;
                case null when attempt < Tries:
                    continue;
                default:
                    throw lost;
            }
        }
    }

    /// <summary>True when nobody knows whether what failed was carried out; only the resource tells.</summary>
    public static bool IsUncertain(Fault fault) => ArmError.From(fault.InnerException) is { } error
        ? error.IsUncertain
        : fault.InnerException is RequestFailedException or HttpRequestException or TaskCanceledException;

    /// <summary>True as well for what Azure refuses while it still works on an earlier request, which may be the same one, sent once more by the SDK.</summary>
    public static bool MayBeDone(Fault fault) => IsUncertain(fault) || fault.InnerException is RequestFailedException { Status: 409 or >= 500 };
}

namespace Ingot.Emulator.Arm.Common;

/// <summary>How fast time passes here: 0 skips every wait and puts clocks ahead instead, 1 waits as long as Azure would.</summary>
/// <param name="factor">Between 0 and 1.</param>
/// <param name="time">The clock.</param>
sealed class Pace(double factor, TimeProvider time)
{
    /// <summary>Lets time pass.</summary>
    /// <returns>What was skipped of it, by which whoever's clock shows the time is ahead from now on.</returns>
    public async Task<TimeSpan> PassAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var waited = duration * factor;
        if (waited > TimeSpan.Zero)
            await Task.Delay(waited, time, cancellationToken);
        return duration - waited;
    }
}

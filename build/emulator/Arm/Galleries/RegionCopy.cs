using System.Text.Json.Serialization;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>The copy of an image version in one region; what it has reached follows from the time.</summary>
/// <param name="Started">When the copying began.</param>
/// <param name="Duration">How long it takes.</param>
/// <param name="IsStuck">True when it never ends.</param>
/// <param name="FailureCode">The error that it ends with, or null.</param>
/// <param name="FailureMessage">What Azure says of the error.</param>
sealed record RegionCopy(
    DateTimeOffset Started,
    TimeSpan Duration,
    bool IsStuck = false,
    string? FailureCode = null,
    string? FailureMessage = null)
{
    // What a copy that never ends has reached, in percent.
    const int StuckAt = 37;

    [JsonIgnore]
    public DateTimeOffset End => Started + Duration;

    /// <summary>True for the failure that no repetition heals: the version has to be deleted.</summary>
    /// <remarks>https://github.com/hashicorp/packer-plugin-azure/issues/183</remarks>
    [JsonIgnore]
    public bool IsLasting => FailureCode?.StartsWith("InvalidBeginGetAccess", StringComparison.Ordinal) == true;

    /// <summary>Replicating, Failed or Completed.</summary>
    public string State(DateTimeOffset now) => this switch
    {
        _ when IsStuck || now < End => "Replicating",
        { FailureCode: not null } => "Failed",
        _ => "Completed",
    };

    /// <summary>Percent done.</summary>
    public int Progress(DateTimeOffset now)
    {
        if (IsStuck)
            return StuckAt;
        if (State(now) == "Completed")
            return 100;
        return Duration > TimeSpan.Zero ? (int)Math.Clamp((now - Started) / Duration * 100, 0, 99) : 0;
    }
}

using System.ComponentModel.DataAnnotations;

namespace Ingot.Emulator.Rehearsals;

/// <summary>How the replication of gallery image versions goes in a region.</summary>
public sealed record ReplicationRule
{
    /// <summary>A region such as westeurope; null is every region that no other rule names.</summary>
    [KnownLocation]
    public string? Region { get; init; }

    /// <summary>How many seconds a copy takes by the emulator's clock.</summary>
    [Range(0, int.MaxValue)]
    public int Seconds { get; init; }

    /// <summary>True when a copy never ends.</summary>
    public bool Stuck { get; init; }

    /// <summary>How many copies fail, counted over all versions, before one succeeds.</summary>
    [Range(0, int.MaxValue)]
    public int Failures { get; init; }

    /// <summary>Code of the failure. InvalidBeginGetAccess… lasts until the version is deleted; others pass when the PUT is repeated.</summary>
    public string FailureCode { get; init; } = "InternalOperationError";

    /// <summary>What Azure says of the failure.</summary>
    public string FailureMessage { get; init; } =
        "Replication failed in this region due to 'An internal error occurred during storage allocation. Please retry later.'.";
}

using System.ComponentModel.DataAnnotations;

namespace Ingot.Emulator.Rehearsals;

/// <summary>A generalized image in a gallery of somebody else.</summary>
public sealed record PublishedImage
{
    /// <summary>Name of the definition.</summary>
    public required string Name { get; init; }

    /// <summary>Hyper-V generation, V1 or V2.</summary>
    [AllowedValues("V1", "V2")]
    public string Generation { get; init; } = "V2";

    /// <summary>The definition's feature SecurityType, such as TrustedLaunchSupported; null has none.</summary>
    public string? SecurityType { get; init; }

    /// <summary>The edition, as Windows names itself.</summary>
    public string ProductName { get; init; } = "Windows Server 2022 Datacenter";

    /// <summary>Version numbers x.y.z.</summary>
    public required IReadOnlyList<string> Versions { get; init; }

    /// <summary>Those of the versions that "latest" passes over.</summary>
    public IReadOnlyList<string> ExcludedFromLatest { get; init; } = [];

    /// <summary>Regions that every version is replicated to.</summary>
    [KnownLocation]
    public IReadOnlyList<string> Regions { get; init; } = ["westeurope"];
}

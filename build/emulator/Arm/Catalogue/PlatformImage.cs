using System.ComponentModel.DataAnnotations;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>A marketplace image.</summary>
public sealed record PlatformImage
{
    /// <summary>Such as MicrosoftWindowsServer.</summary>
    public required string Publisher { get; init; }

    /// <summary>Such as WindowsServer.</summary>
    public required string Offer { get; init; }

    /// <summary>Such as 2022-datacenter-g2.</summary>
    public required string Sku { get; init; }

    /// <summary>Hyper-V generation, V1 or V2.</summary>
    [AllowedValues("V1", "V2")]
    public string Generation { get; init; } = "V2";

    /// <summary>The edition, as Windows names itself.</summary>
    public string ProductName { get; init; } = "Windows Server 2022 Datacenter";

    /// <summary>x64 or Arm64.</summary>
    [AllowedValues("x64", "Arm64")]
    public string Architecture { get; init; } = "x64";

    /// <summary>Size of the operating system disk in GB.</summary>
    public int SizeGB { get; init; } = 127;

    /// <summary>Sizes in GB of the data disks that come with it, from LUN 0 on.</summary>
    public IReadOnlyList<int> DataDiskSizesGB { get; init; } = [];

    /// <summary>Name of the plan whose terms a subscription has to accept; its product is the offer. Null needs none.</summary>
    public string? Plan { get; init; }

    /// <summary>Regions that have it; empty is every region.</summary>
    [KnownLocation]
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Oldest first. A version of Windows reads build, revision and date: 20348.3207.250210.</summary>
    public required IReadOnlyList<string> Versions { get; init; }

    /// <summary>What the feature SecurityType says; null when there is no such feature.</summary>
    public string? SecurityType
    {
        get => field ?? (Generation == "V2" && Architecture == "x64" ? "TrustedLaunchSupported" : null);
        init;
    }
}

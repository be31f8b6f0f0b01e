namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>A virtual machine size.</summary>
/// <param name="Name">Such as Standard_D2s_v5.</param>
/// <param name="Family">The quota it counts against.</param>
/// <param name="Cores">vCPUs.</param>
/// <param name="MemoryMegabytes">Memory in MB.</param>
/// <param name="DataDisks">How many data disks it takes.</param>
sealed record VmSize(string Name, string Family, int Cores, int MemoryMegabytes, int DataDisks)
{
    /// <summary>Hyper-V generations it boots, as the capability lists them: V1,V2.</summary>
    public string Generations { get; init; } = "V1,V2";

    /// <summary>Disk controllers it has, as the capability lists them: SCSI, NVMe.</summary>
    public string Controllers { get; init; } = "SCSI";

    /// <summary>x64 or Arm64.</summary>
    public string Architecture { get; init; } = "x64";

    /// <summary>What isolates a confidential machine, SNP or TDX; null for a size that has none.</summary>
    public string? Confidential { get; init; }

    /// <summary>The temporary disk in MB; 0 for a size without.</summary>
    public int TemporaryMegabytes { get; init; }

    /// <summary>Takes premium disks.</summary>
    public bool Premium { get; init; } = true;

    /// <summary>Takes accelerated networking.</summary>
    public bool AcceleratedNetworking { get; init; } = true;

    /// <summary>Encrypts at the host.</summary>
    public bool EncryptionAtHost { get; init; } = true;

    /// <summary>Takes trusted launch.</summary>
    public bool TrustedLaunch { get; init; } = true;

    /// <summary>Is offered as a spot machine.</summary>
    public bool Spot { get; init; } = true;

    /// <summary>True when it has the controller, SCSI or NVMe.</summary>
    public bool Has(string controller) => Controllers.Split(", ").Contains(controller, StringComparer.OrdinalIgnoreCase);

    /// <summary>True when it boots the generation, V1 or V2.</summary>
    public bool Boots(string generation) => Generations.Split(',').Contains(generation, StringComparer.Ordinal);
}

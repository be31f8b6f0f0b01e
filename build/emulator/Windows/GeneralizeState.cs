using System.Text.Json.Serialization;

namespace Ingot.Emulator.Windows;

/// <summary>What decides how sysprep goes and stands in no file and no key, and what it is doing now.</summary>
[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
public sealed class GeneralizeState
{
    /// <summary>What a running sysprep has still to do, in its order.</summary>
    public List<SysprepStep> Steps { get; set; } = [];

    /// <summary>Processes of setup that exist now: sysprep, SetupHost.</summary>
    public List<string> Processes { get; set; } = [];

    /// <summary>How often sysprep was started on this disk.</summary>
    public int Starts { get; set; }

    /// <summary>How often it may be generalized yet. Source: https://learn.microsoft.com/windows-hardware/manufacture/desktop/sysprep--generalize--a-windows-installation</summary>
    public int RearmsLeft { get; set; } = 1001;

    /// <summary>True when BitLocker has encrypted the volume of Windows.</summary>
    public bool IsVolumeEncrypted { get; set; }

    /// <summary>Names of store apps that one user has and the image does not provide for all.</summary>
    public List<string> StoreApps { get; set; } = [];

    /// <summary>Domain that it has joined; null: a workgroup.</summary>
    public string? Domain { get; set; }

    /// <summary>Until when TiWorker services Windows, on the guest's clock; null: it does not.</summary>
    public DateTimeOffset? ServicingUntil { get; set; }

    /// <summary>How many answers of the guest's agent were lost while sysprep was at work.</summary>
    public int AnswersLost { get; set; }

    /// <summary>Faults whose circumstances were brought about already.</summary>
    public SortedSet<string> Brought { get; set; } = new(StringComparer.Ordinal);
}

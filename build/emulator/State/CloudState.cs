using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.State;

/// <summary>Everything the emulated cloud remembers beside its guests. It holds no secret.</summary>
sealed class CloudState
{
    /// <summary>Version of this shape.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Resource groups and resources by id; ids ignore case.</summary>
    public SortedDictionary<string, ArmResource> Resources { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Marketplace plans as publisher/offer/plan, whose terms were accepted (true) or taken back (false).</summary>
    public SortedDictionary<string, bool> Terms { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How often something happened that is to happen only so often, by name.</summary>
    public SortedDictionary<string, int> Counters { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Long-running operations by id, so that a client of the previous process can still ask for their end.</summary>
    public SortedDictionary<string, ArmOperation> Operations { get; set; } = new(StringComparer.OrdinalIgnoreCase);
}

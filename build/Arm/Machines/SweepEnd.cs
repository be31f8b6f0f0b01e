namespace Ingot.Arm.Machines;

/// <summary>What became of something that Sweep was to delete.</summary>
public enum SweepEnd
{
    /// <summary>It is not there any more.</summary>
    Gone,

    /// <summary>It is not what was listed any more: somebody went on with it, or made it anew.</summary>
    Changed,

    /// <summary>Somebody works on it since.</summary>
    Held,
}

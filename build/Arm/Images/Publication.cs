namespace Ingot.Arm.Images;

/// <summary>How far the publishing of an image version is.</summary>
public enum Publication
{
    /// <summary>It was published before; nothing was left to do.</summary>
    Already,

    /// <summary>It is replicated into all regions, and published.</summary>
    Done,

    /// <summary>Azure replicates it, and it is published when the target runs again after that.</summary>
    UnderWay,
}

namespace Ingot.Emulator;

/// <summary>The state directory is in use: another process runs an emulator over it.</summary>
/// <param name="directory">The directory that is locked.</param>
/// <param name="cause">What opening the lock file said.</param>
public sealed class StateLockedException(string directory, Exception cause) : IOException(
    $"The emulator's state in '{directory}' is in use. Another emulator keeps it locked while it runs, so that two do not overwrite "
    + "each other. End that process, or choose another state directory.", cause)
{
    /// <summary>The directory that is locked.</summary>
    public string Directory { get; } = directory;
}

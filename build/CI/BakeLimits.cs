namespace Ingot.CI;

/// <summary>How long a bake may take on a build server, in minutes.</summary>
/// <remarks>
/// The limits of the stages add up to less than five hours: 180 for the playbook, 15 for generalizing, about 60 for creating and
/// capturing, 30 for cleaning up. Trying the image takes ten, and may take 60: a bake that also used up its three hours for the playbook
/// would be ended before, and cleaned up after. GitHub ends a job on its own machines after 360.
/// </remarks>
static class BakeLimits
{
    /// <summary>The bake; it ends before the job does, so that the cleanup is not cut off with it.</summary>
    public const int Bake = 300;

    /// <summary>The cleanup after it.</summary>
    public const int Cleanup = 40;

    /// <summary>All together.</summary>
    public const int Job = 350;
}

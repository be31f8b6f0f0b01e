namespace Nuke.Common.Utilities;

/// <summary>Does something when a block ends.</summary>
sealed class Ending(Action end) : IDisposable
{
    public void Dispose() => end();
}

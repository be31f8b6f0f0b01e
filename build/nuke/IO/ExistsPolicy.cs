namespace Nuke.Common.IO;

/// <summary>What becomes of files and directories that are there already.</summary>
[Flags]
#pragma warning disable CA1008, MA0062, CA2217 // Enums should have zero value: the values are Nuke's
public enum ExistsPolicy
#pragma warning restore CA1008, MA0062, CA2217
{
    /// <summary>A directory that is there is an error.</summary>
    DirectoryFail = 1,

    /// <summary>Files go into a directory that is there.</summary>
    DirectoryMerge = 2,

    /// <summary>A file that is there is an error.</summary>
    FileFail = 4,

    /// <summary>A file that is there stays.</summary>
    FileSkip = 8,

    /// <summary>A file that is there is replaced.</summary>
    FileOverwrite = 16,

    /// <summary>A file that is there is replaced by a newer one.</summary>
    FileOverwriteIfNewer = 32,

    /// <summary>Everything that is there is an error.</summary>
    Fail = DirectoryFail | FileFail,

    /// <summary>Only new files are added.</summary>
    MergeAndSkip = DirectoryMerge | FileSkip,

    /// <summary>Files are added or replaced.</summary>
    MergeAndOverwrite = DirectoryMerge | FileOverwrite,

    /// <summary>Files are added, or replaced by newer ones.</summary>
    MergeAndOverwriteIfNewer = DirectoryMerge | FileOverwriteIfNewer,
}

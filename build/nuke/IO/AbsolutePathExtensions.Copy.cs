namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>Copies a file, or a directory with all in it.</summary>
    /// <param name="source">The file or directory.</param>
    /// <param name="target">The path of the copy.</param>
    /// <param name="policy">What becomes of what is there.</param>
    /// <param name="excludeDirectory">Directories to leave out.</param>
    /// <param name="excludeFile">Files to leave out.</param>
    /// <param name="createDirectories">Whether directories above the copy are made.</param>
    /// <exception cref="IOException">There is nothing to copy, or something is there that the policy keeps.</exception>
    public static AbsolutePath Copy(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        Func<AbsolutePath, bool>? excludeDirectory = null,
        Func<AbsolutePath, bool>? excludeFile = null,
        bool createDirectories = true)
    {
        if (createDirectories)
            target.Parent?.CreateDirectory();
        if (source.FileExists())
            Place(source, target, policy, (from, to) => File.Copy(from, to, overwrite: true));
        else
            CopyTree(source, target, policy, excludeDirectory, excludeFile);
        return target;
    }

    /// <summary>As <see cref="Copy" />, into a directory under the same name.</summary>
    public static AbsolutePath CopyToDirectory(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        Func<AbsolutePath, bool>? excludeDirectory = null,
        Func<AbsolutePath, bool>? excludeFile = null,
        bool createDirectories = true)
        => source.Copy(target / source.Name, policy, excludeDirectory, excludeFile, createDirectories);

    /// <summary>Moves a file, or a directory with all in it.</summary>
    /// <param name="source">The file or directory.</param>
    /// <param name="target">The new path.</param>
    /// <param name="policy">What becomes of what is there.</param>
    /// <param name="createDirectories">Whether directories above the new path are made.</param>
    /// <param name="deleteRemainingFiles">Whether files that stayed, because others are there, are deleted.</param>
    /// <exception cref="IOException">There is nothing to move, or something is there that the policy keeps.</exception>
    public static AbsolutePath Move(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        bool createDirectories = true,
        bool deleteRemainingFiles = false)
    {
        if (createDirectories)
            target.Parent?.CreateDirectory();
        if (source.FileExists())
            Place(source, target, policy, (from, to) => File.Move(from, to, overwrite: true));
        else
            MoveTree(source, target, policy);
        if (deleteRemainingFiles && source.FileExists())
            source.DeleteFile();
        else if (source.DirectoryExists() && (deleteRemainingFiles || !source.GetFiles(depth: int.MaxValue).Any()))
            source.DeleteDirectory();
        return target;
    }

    /// <summary>Moves into a directory under the same name.</summary>
    public static AbsolutePath MoveToDirectory(
        this AbsolutePath source, AbsolutePath target, ExistsPolicy policy = ExistsPolicy.Fail, bool createDirectories = true)
        => source.Move(target / source.Name, policy, createDirectories);

    static void CopyTree(
        AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy,
        Func<AbsolutePath, bool>? excludeDirectory,
        Func<AbsolutePath, bool>? excludeFile)
    {
        Enter(target, policy);
        foreach (var file in source.GetFiles().Where(x => excludeFile?.Invoke(x) != true).ToList())
            Place(file, target / file.Name, policy, (from, to) => File.Copy(from, to, overwrite: true));
        foreach (var directory in source.GetDirectories().Where(x => excludeDirectory?.Invoke(x) != true && x != target).ToList())
            CopyTree(directory, target / directory.Name, policy, excludeDirectory, excludeFile);
    }

    static void MoveTree(AbsolutePath source, AbsolutePath target, ExistsPolicy policy)
    {
        if (!target.DirectoryExists())
        {
            Directory.Move(source, target);
            return;
        }

        Enter(target, policy);
        foreach (var file in source.GetFiles().ToList())
            Place(file, target / file.Name, policy, (from, to) => File.Move(from, to, overwrite: true));
        foreach (var directory in source.GetDirectories().ToList())
            MoveTree(directory, target / directory.Name, policy);
    }

    static void Enter(AbsolutePath directory, ExistsPolicy policy)
    {
        if (directory.DirectoryExists() && !policy.HasFlag(ExistsPolicy.DirectoryMerge))
            throw new IOException($"Directory {directory} is there already; the policy is {policy}.");
        directory.CreateDirectory();
    }

    static void Place(AbsolutePath source, AbsolutePath target, ExistsPolicy policy, Action<string, string> place)
    {
        var isThere = target.FileExists();
        var isNewer = isThere && File.GetLastWriteTimeUtc(source) > File.GetLastWriteTimeUtc(target);
        if (!isThere || policy.HasFlag(ExistsPolicy.FileOverwrite) || (policy.HasFlag(ExistsPolicy.FileOverwriteIfNewer) && isNewer))
            place(source, target);
        else if (!policy.HasFlag(ExistsPolicy.FileSkip) && !policy.HasFlag(ExistsPolicy.FileOverwriteIfNewer))
            throw new IOException($"File {target} is there already; the policy is {policy}.");
    }
}

using System.Globalization;
using Nuke.Common.IO;

namespace Nuke.Common.CI;

/// <summary>
/// Remembers for which program, and for which state of the files, configurations were found up to date, so that a run does not look
/// again as long as nothing of it changes.
/// </summary>
/// <param name="build">The build class; another compilation of it is another program.</param>
sealed class ConfigurationStamp(Type build)
{
    readonly AbsolutePath file = NukeBuild.TemporaryDirectory / "configurations";

    string Program => $"{build} {build.Module.ModuleVersionId} {typeof(NukeBuild).Module.ModuleVersionId}";

    public bool IsCurrent()
    {
        if (!file.FileExists())
            return false;
        return File.ReadAllLines(file) is [var program, .. var states] && program == Program && states.All(x => x == State(x.Split('|')[0]));
    }

    public void Write(IEnumerable<AbsolutePath> configurations)
        => File.WriteAllLines(file, configurations.Select(x => State(x)).Prepend(Program));

    // A file that is not there has a time, too.
    static string State(string path)
    {
        var info = new FileInfo(path);
        return string.Create(CultureInfo.InvariantCulture, $"{path}|{info.LastWriteTimeUtc.Ticks}|{(info.Exists ? info.Length : -1)}");
    }
}

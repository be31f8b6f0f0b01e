using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common;

public abstract partial class NukeBuild
{
    /// <summary>
    /// The directory that holds <c>.nuke</c>: the nearest one at or above the working directory, or that of <c>--root</c>.
    /// </summary>
    public static AbsolutePath RootDirectory => Session.Current.Root;

    /// <summary>The directory <c>.nuke/temp</c>; it exists.</summary>
    public static AbsolutePath TemporaryDirectory => (RootDirectory / ".nuke" / "temp").CreateDirectory();

    /// <summary>The assembly of the build.</summary>
    public static AbsolutePath BuildAssemblyFile
        => AbsolutePath.Create((Assembly.GetEntryAssembly() ?? typeof(NukeBuild).Assembly).Location);

    /// <summary>The directory of the assembly.</summary>
    public static AbsolutePath BuildAssemblyDirectory => BuildAssemblyFile.Parent;

#nullable disable annotations // oblivious as in Nuke: null if there is no project file above the assembly
    /// <summary>The nearest project file at or above the directory of the assembly; null if there is none.</summary>
    public static AbsolutePath BuildProjectFile
        => BuildAssemblyDirectory.FindParentOrSelf(x => x.GetFiles("*.csproj").Any())?.GetFiles("*.csproj").FirstOrDefault();

    /// <summary>The directory of the project file; null if there is none.</summary>
    public static AbsolutePath BuildProjectDirectory => BuildProjectFile?.Parent;
#nullable restore annotations

    /// <summary>How much the console log shows.</summary>
    public static Verbosity Verbosity
    {
        get => Session.Current.Verbosity;
        set => Session.Current.Verbosity = value;
    }

    /// <summary>Where the build runs.</summary>
    public static Host Host
    {
        get => Session.Current.Host;
        set => Session.Current.Host = value;
    }

    /// <summary>Whether it runs on a person's machine.</summary>
    public static bool IsLocalBuild => !IsServerBuild;

    /// <summary>Whether it runs on a build server.</summary>
    public static bool IsServerBuild => Session.Current.IsServerBuild;

    /// <summary>The profiles that were loaded.</summary>
    public static string[] LoadedLocalProfiles => [.. Session.Current.Profiles];

    AbsolutePath INukeBuild.RootDirectory => RootDirectory;

    AbsolutePath INukeBuild.TemporaryDirectory => TemporaryDirectory;

    AbsolutePath INukeBuild.BuildAssemblyFile => BuildAssemblyFile;

    AbsolutePath INukeBuild.BuildAssemblyDirectory => BuildAssemblyDirectory;

    AbsolutePath INukeBuild.BuildProjectFile => BuildProjectFile;

    AbsolutePath INukeBuild.BuildProjectDirectory => BuildProjectDirectory;

    Verbosity INukeBuild.Verbosity => Verbosity;

    Host INukeBuild.Host => Host;

    bool INukeBuild.IsLocalBuild => IsLocalBuild;

    bool INukeBuild.IsServerBuild => IsServerBuild;
}

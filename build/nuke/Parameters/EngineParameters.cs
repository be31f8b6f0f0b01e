using Nuke.Common.CI;
using Nuke.Common.IO;

namespace Nuke.Common.Parameters;

/// <summary>The parameters every build has.</summary>
static class EngineParameters
{
    public static readonly Parameter Continue = new(
        nameof(Continue), typeof(bool), "Skips the targets that succeeded in the last attempt with the same words.");

    public static readonly Parameter Help = new(nameof(Help), typeof(bool), "Shows this text.");
    public static readonly Parameter Host = new(nameof(Host), typeof(string), "Host for execution. Default is 'automatic'.");
    public static readonly Parameter NoLogo = new(nameof(NoLogo), typeof(bool), "Leaves the first line out.");
    public static readonly Parameter Partition = new(nameof(Partition), typeof(Partition), "Part of the work to do, such as 2/3.")
    {
        IsListed = false,
    };

    public static readonly Parameter Plan = new(
        nameof(Plan), typeof(bool), "Shows the targets in the order they would run, also as a page, and runs none.");
    public static readonly Parameter Profile = new(nameof(Profile), typeof(string[]), "Profiles to load: .nuke/parameters.<profile>.json.");
    public static readonly Parameter Root = new(
        nameof(Root), typeof(AbsolutePath), "Root directory; without a value the working directory.");

    public static readonly Parameter SetSecret = new(
        nameof(SetSecret), typeof(string), "Encrypts a value into a parameters file, that of --profile if given, and runs nothing.");

    public static readonly Parameter Skip = new(nameof(Skip), typeof(string[]), "Targets to skip; without names all that are not invoked.")
    {
        Separator = '+',
    };

    public static readonly Parameter Target = new(nameof(Target), typeof(string[]), "Targets to invoke. Default is '{default_target}'.")
    {
        Separator = '+',
    };

    public static readonly Parameter Verbosity = new(
        nameof(Verbosity), typeof(Verbosity), "Verbosity of the console log: Verbose, Normal, Minimal or Quiet. Default is 'Normal'.");

    /// <summary>All, sorted by name.</summary>
    public static readonly IReadOnlyList<Parameter> All =
    [
        Continue, Help, Host, NoLogo, Partition, Plan, Profile, Root, SetSecret, Skip, Target, Verbosity,
    ];

    /// <summary>Those that are needed before a parameters file is read, and so cannot come from one.</summary>
    public static bool PrecedesFiles(Parameter parameter) => parameter == Host || parameter == Profile || parameter == Root;
}

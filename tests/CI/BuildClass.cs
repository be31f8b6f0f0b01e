using System.Reflection;
using Nuke.Common;
using Nuke.Common.Parameters;
using Nuke.Common.Utilities;

namespace Ingot.Tests.CI;

/// <summary>The build class, which is internal as Nuke wants it.</summary>
static class BuildClass
{
    const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    static readonly Type Build = typeof(Fault).Assembly.GetType("Build") ?? throw new InvalidOperationException("The assembly has no class Build.");

    public static IReadOnlyList<string> Targets { get; } =
        [.. Build.GetProperties(Members).Where(x => x.PropertyType == typeof(Target)).Select(x => x.Name)];

    public static IReadOnlyList<string> Parameters { get; } = [.. ParameterScanner.Scan(Build).Where(x => !x.IsSecret).Select(x => x.Name)];

    public static IReadOnlyList<string> Secrets { get; } = [.. ParameterScanner.Scan(Build).Where(x => x.IsSecret).Select(x => x.Name)];

    public static IReadOnlyList<string> Switches { get; } =
        [.. Parameters.Concat(EngineParameters.All.Select(x => x.Name)).Select(x => $"--{KebabCase.From(x)}")];
}

using System.Reflection;
using Ingot.Recipes;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Output;
using Nuke.Common.Parameters;

namespace Ingot.Tests.Arm;

/// <summary>The program's parameters, read as the program reads them, without a run.</summary>
static class ProgramParameters
{
    static readonly Type Program = typeof(Fault).Assembly.GetType("Build", throwOnError: true)!;

    /// <summary>The names of all parameters, in their kebab-case.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ParameterScanner.Scan(Program).Select(parameter => parameter.Switch.TrimStart('-'))];

    /// <summary>The recipe that these words of the command line describe.</summary>
    public static Recipe Recipe(IReadOnlyList<string> words) =>
        (Recipe)Program.GetProperty("Recipe", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(Read(words))!;

    /// <summary>The value of one parameter that is no part of the recipe.</summary>
    public static object? Value(IReadOnlyList<string> words, string parameter) =>
        Program.GetField(parameter, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(Read(words));

    static NukeBuild Read(IReadOnlyList<string> words)
    {
        var folder = AbsolutePath.Create(Checkout.Root);
        var service = new ParameterService(
            CommandLine.Parse(words), new EnvironmentSource(new Dictionary<string, string>(StringComparer.Ordinal), folder), folder);
        var build = (NukeBuild)Activator.CreateInstance(Program, nonPublic: true)!;
        var parameters = ParameterScanner.Scan(Program);
        Injection.Inject(build, parameters, service, new Masker());
        service.RefuseUnknown(parameters);
        Xunit.Assert.Empty(service.Refusals);
        return build;
    }
}

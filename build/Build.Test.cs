using System.Globalization;
using System.Xml.Linq;
using CliWrap;
using Ingot;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

/// <summary>Proves the program.</summary>
partial class Build
{
    Target Test => _ => _
        .Description("Runs all tests")
        .DependsOn(InstallTools)
        .Executes(Doing(TestAsync));

    AbsolutePath TestProject => RootDirectory / "tests" / "Ingot.Tests.csproj";

    AbsolutePath TestProgram => RootDirectory / "tests" / "bin" / "Release" / "net10.0" / "Ingot.Tests.dll";

    AbsolutePath TestResults => RootDirectory / "output" / "tests.xml";

    async Task TestAsync(CancellationToken cancellationToken)
    {
        await DotNetAsync(["build", TestProject, "--configuration", "Release", "--nologo", "--verbosity", "quiet"], cancellationToken);
        TestResults.DeleteFile();
        TestResults.Parent.CreateDirectory();
        var code = await DotNetAsync([TestProgram, "-result-xml", TestResults, "-noColor"], cancellationToken, mayFail: true);
        var assembly = XDocument.Load(TestResults).Root?.Element("assembly") ?? throw new InvalidDataException("The test results hold no assembly.");
        int Count(string name) => int.Parse(assembly.Attribute(name)?.Value ?? "0", CultureInfo.InvariantCulture);
        var failed = Count("failed") + Count("errors");
        var text = $"{Count("passed")} passed, {failed} failed, {Count("skipped")} skipped";
        Report(nameof(Test), "Tests", text);
        Log.Information("{Count}", text);
        if (code != 0 || failed > 0 || Count("passed") == 0)
        {
            throw new Fault(
                $"The tests did not all pass: {text}.",
                $"The test program ended with exit code {code}.",
                $"Read the failures above, or {Path.GetRelativePath(RootDirectory, TestResults)}.");
        }
    }

    static async Task<int> DotNetAsync(IEnumerable<string> arguments, CancellationToken cancellationToken, bool mayFail = false)
    {
        var result = await Cli.Wrap(Environment.ProcessPath ?? "dotnet")
            .WithArguments(arguments)
            .WithWorkingDirectory(RootDirectory)
            // Tests work in folders of their own; build.sh says this one.
            .WithEnvironmentVariables(new Dictionary<string, string?>(StringComparer.Ordinal) { ["NUKE_ROOT"] = null })
            .WithStandardOutputPipe(PipeTarget.ToDelegate(Console.WriteLine))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(Console.Error.WriteLine))
            .WithValidation(mayFail ? CommandResultValidation.None : CommandResultValidation.ZeroExitCode)
            .ExecuteAsync(cancellationToken);
        return result.ExitCode;
    }
}

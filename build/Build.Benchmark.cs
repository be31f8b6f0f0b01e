using Ingot;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

/// <summary>Where the time of a playbook goes.</summary>
partial class Build
{
    AbsolutePath BenchmarkTable => RootDirectory / "output" / "benchmark" / "table.md";

    Target Benchmark => _ => _
        .Description("Measures representative tasks over WinRM against an emulated guest, and counts the processes each starts there")
        .DependsOn(InstallTools)
        .Executes(Doing(BenchmarkAsync));

    async Task BenchmarkAsync(CancellationToken cancellationToken)
    {
        await DotNetAsync(["build", TestProject, "--configuration", "Release", "--nologo", "--verbosity", "quiet"], cancellationToken);
        BenchmarkTable.DeleteFile();
        var code = await DotNetAsync([TestProgram, "-noColor", "-explicit", "only", "-class", "Ingot.Tests.Benchmark.BenchmarkSpecs"], cancellationToken, mayFail: true);
        if (code != 0 || !BenchmarkTable.FileExists())
        {
            throw new Fault(
                "The measurement did not end well.",
                $"The test program ended with exit code {code}.",
                "Read what it says above.");
        }

        Log.Information("{Table}", await File.ReadAllTextAsync(BenchmarkTable, cancellationToken));
    }
}

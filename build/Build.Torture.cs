using System.Globalization;
using Ingot;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

/// <summary>Proves that nothing leaks and everything resumes, by trying everything.</summary>
partial class Build
{
    [Parameter("Torture only trials whose name matches this regular expression, such as 'killed at PUT' or '=stuck'")]
    readonly string? TortureOnly;

    [Parameter("Torture only this many trials, chosen by --torture-seed; 0 tries all")]
    readonly int TortureSample;

    [Parameter("What the choice of a sample begins with; the table names it")]
    readonly int TortureSeed = 1;

    [Parameter("Trials that run at the same time")]
    readonly int TortureWorkers = Math.Max(2, Environment.ProcessorCount);

    [Parameter("How many times longer than on a quiet machine a wait of a trial may take")]
    readonly int TorturePatience = 1;

    [Parameter("Go on with a torture that was stopped: what this very program survived is not tried again")]
    readonly bool TortureContinue;

    AbsolutePath TortureResults => RootDirectory / "output" / "torture";

    Target Torture => _ => _
        .Description("Kills the bake at every request and lets every request go wrong, and looks at what stays")
        .DependsOn(InstallTools)
        .Executes(Doing(TortureAsync));

    async Task TortureAsync(CancellationToken cancellationToken)
    {
        await DotNetAsync(["build", TestProject, "--configuration", "Release", "--nologo", "--verbosity", "quiet"], cancellationToken);
        if (!TortureContinue)
            TortureResults.DeleteDirectory();
        foreach (var (name, value) in new[]
        {
            ("ONLY", TortureOnly ?? ""), ("SAMPLE", Text(TortureSample)), ("SEED", Text(TortureSeed)), ("WORKERS", Text(TortureWorkers)),
            ("PATIENCE", Text(TorturePatience)),
        })
        {
            Environment.SetEnvironmentVariable($"INGOT_TORTURE_{name}", value);
        }

        var code = await DotNetAsync(
            [TestProgram, "-noColor", "-explicit", "only", "-class", "Ingot.Tests.Torture.TortureSpecs"], cancellationToken, mayFail: true);
        var table = TortureResults / "table.md";
        if (table.FileExists())
            Log.Information("{Table}", await File.ReadAllTextAsync(table, cancellationToken));
        if (code != 0)
        {
            throw new Fault(
                "Something leaked, or ended wrong.",
                $"The table above names each such trial; what the program printed in it is in {Path.GetRelativePath(RootDirectory, TortureResults)}.",
                "Repeat one with --torture-only and its name.");
        }
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

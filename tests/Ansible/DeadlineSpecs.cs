using System.Reflection;
using Ingot.Tests.Journeys;

namespace Ingot.Tests.Ansible;

/// <summary>Nobody waits for ever for what others install or delete.</summary>
public sealed class DeadlineSpecs
{
    static readonly Type Program = typeof(Fault).Assembly.GetType("Build", throwOnError: true)!;

    [Theory]
    [InlineData("InstallTools", "--timeout-install-tools", 30)]
    [InlineData("Lint", "--timeout-install-tools", 30)]
    // Its list takes as long as a Preflight may.
    [InlineData("Sweep", "--timeout-cleanup", 40)]
    public void A_target_that_waits_for_others_has_a_deadline(string target, string option, int minutes)
    {
        var build = Activator.CreateInstance(Program, nonPublic: true);

        var deadline = ((TimeSpan Time, string Option)?)Program.GetMethod("DeadlineOf", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(build, [target]);

        Assert.Equal(option, deadline?.Option);
        Assert.Equal(TimeSpan.FromMinutes(minutes), deadline?.Time);
    }

    [Fact]
    public async Task A_wsl_that_hangs_is_ended_and_the_option_for_more_time_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There the real one would be started.");
        await using var bench = await Workbench.OpenAsync(TestContext.Current.CancellationToken);
        var folder = Directory.CreateDirectory(Path.Combine(bench.Root, "fake")).FullName;
        var wsl = Path.Combine(folder, "wsl.exe");
        await File.WriteAllTextAsync(wsl, "#!/bin/sh\nexec sleep 600\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(wsl, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var run = await bench.RunAsync(
            ["InstallTools", "--ansible-runner", "Wsl", "--timeout-install-tools", "00:00:02"],
            TestContext.Current.CancellationToken,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}" });

        run.Ended(2);
        run.Explains("InstallTools did not end in time, within 00:00:02.");
        Assert.Contains("give --timeout-install-tools more", run.Output, StringComparison.Ordinal);
    }
}

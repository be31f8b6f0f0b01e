using System.Diagnostics;
using Nuke.Common;
using Nuke.Common.IO;

namespace Ingot.Tests.Nuke;

/// <summary>A build program of its own, compiled against the engine under test: for what only a process can show.</summary>
public sealed class SampleProgram : IAsyncLifetime
{
    const string Source = """
        using System.Runtime.InteropServices;
        using Nuke.Common;

        class Build : NukeBuild
        {
            [Parameter] readonly int Code;
            [Parameter] readonly bool Deaf;
            [Parameter, Secret] readonly string ApiKey;
            readonly CancellationTokenSource stop = new();
            PosixSignalRegistration terminate;

            static int Main() => Execute<Build>(x => x.Greet);

            protected override void OnBuildCreated()
            {
                // As a build would: no Cancel is set here, the engine keeps the process alive.
                Console.CancelKeyPress += (_, _) => stop.Cancel();
                terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => stop.Cancel());
            }

            protected override void OnBuildFinished() => Console.WriteLine($"finished {FinishedTargets.Count}");

            Target Greet => _ => _.Executes(() =>
            {
                Console.WriteLine($"args {string.Join('|', EnvironmentInfo.CommandLineArguments)}");
                ExitCode = Code;
            });

            Target Leak => _ => _.Executes(() =>
            {
                Console.Write("first " + ApiKey[..5]);
                Console.WriteLine(ApiKey[5..] + " last");
                Console.Error.WriteLine(ApiKey);
                var start = new System.Diagnostics.ProcessStartInfo("env") { RedirectStandardOutput = true };
                using var child = System.Diagnostics.Process.Start(start);
                Console.WriteLine(child.StandardOutput.ReadToEnd());
                throw new InvalidOperationException($"leaked {ApiKey}");
            });

            Target Crash => _ => _.Executes(() => throw new InvalidOperationException("crashed"));

            Target Tidy => _ => _.AssuredAfterFailure().Executes(() => Console.WriteLine("tidied"));

            Target Work => _ => _.Triggers(Tidy).Executes(async () =>
            {
                Console.WriteLine("working");
                await Task.Delay(Timeout.Infinite, Deaf ? CancellationToken.None : stop.Token);
            });
        }
        """;

    readonly AbsolutePath directory = AbsolutePath.Create(Path.Combine(Path.GetTempPath(), $"engine-program-{Guid.NewGuid():N}"));

    public async ValueTask InitializeAsync()
    {
        var engine = Path.GetDirectoryName(typeof(NukeBuild).Assembly.Location);
        (directory / ".nuke").CreateDirectory();
        (directory / "Build.cs").WriteAllText(Source);
        (directory / "sample.csproj").WriteAllText($"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseAppHost>false</UseAppHost>
                <NoWarn>CS0649</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{engine}/Nuke.Common.dll" />
                <Reference Include="{engine}/Serilog.dll" />
                <Reference Include="{engine}/Serilog.Sinks.File.dll" />
              </ItemGroup>
            </Project>
            """);
        using var compiler = Start(["build", "-o", "out", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-v:quiet"]);
        var output = await compiler.StandardOutput.ReadToEndAsync();
        await compiler.WaitForExitAsync();
        Xunit.Assert.True(compiler.ExitCode == 0, output);
    }

    /// <summary>Starts the program.</summary>
    public Process Start(string commandLine, params (string Name, string Value)[] variables)
        => Start(["out/sample.dll", .. commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries)], variables);

    /// <summary>The log file of the last run.</summary>
    public string Log() => (directory / ".nuke" / "temp" / "build.log").ReadAllText();

    public ValueTask DisposeAsync()
    {
        directory.DeleteDirectory();
        return ValueTask.CompletedTask;
    }

    Process Start(IEnumerable<string> arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The machine that runs the tests may be a build server itself.
        foreach (var name in new[] { "GITHUB_ACTIONS", "TF_BUILD" })
            start.Environment.Remove(name);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
    }
}

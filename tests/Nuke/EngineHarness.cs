using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common;

namespace Ingot.Tests.Nuke;

/// <summary>Runs a build class inside the test process, in a repository of its own.</summary>
public sealed class EngineHarness : IDisposable
{
    public EngineHarness() => (Root / ".nuke").CreateDirectory();

    public AbsolutePath Root { get; } = AbsolutePath.Create(Path.Combine(Path.GetTempPath(), $"engine-{Guid.NewGuid():N}"));

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public AbsolutePath? WorkingDirectory { get; set; }

    public TimeProvider Time { get; set; } = TimeProvider.System;

    internal Interruption Interruption { get; set; } = new(() => { });

    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Standard input.</summary>
    public string Input { get; set; } = "";

    /// <summary>A person on the terminal; null for redirected input.</summary>
    public Func<string, string?>? AskHidden { get; set; }

    public EngineHarness With(string file, string text)
    {
        (Root / file).WriteAllText(text);
        return this;
    }

    public EngineResult Run<T>(string commandLine, params string[] defaults)
        where T : NukeBuild, new()
        => Run<T>(commandLine, defaults, out _);

    public EngineResult Run<T>(string commandLine, string[] defaults, out T build)
        where T : NukeBuild, new()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var session = new Session(new Surroundings
        {
            Arguments = commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Variables = Variables,
            WorkingDirectory = WorkingDirectory ?? Root,
            Output = TextWriter.Synchronized(output),
            Error = TextWriter.Synchronized(error),
            Input = new StringReader(Input),
            AskHidden = AskHidden,
            Time = Time,
            Interruption = Interruption,
            Grace = Grace,
        });
        Session.Current = session;
        T? made = null;
        var exitCode = BuildRun.Start(() => made = new T(), defaults, session);
        build = made ?? throw new InvalidOperationException("The build class was not made: " + error);
        return new EngineResult(exitCode, output.ToString(), error.ToString());
    }

    public void Dispose()
    {
        Interruption.Dispose();
        Root.DeleteDirectory();
    }
}

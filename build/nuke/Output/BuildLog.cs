using Nuke.Common.Execution;
using Nuke.Common.IO;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Nuke.Common.Output;

/// <summary>Sets <see cref="Log.Logger" /> up: console, list of problems, and on a local machine two files.</summary>
sealed class BuildLog : IDisposable
{
    const int KeptFiles = 5;

    readonly Session session;
    readonly ProblemSink problems;
    readonly Logger logger;

    public BuildLog(Session session, bool timestamps)
    {
        this.session = session;
        problems = new ProblemSink(this);
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .WriteTo.Sink(new ConsoleSink(session, timestamps))
            .WriteTo.Sink(problems, LogEventLevel.Warning);
        if (!session.IsServerBuild)
            AddFiles(configuration);
        Log.Logger = logger = configuration.CreateLogger();
    }

    /// <summary>The running target; empty between targets.</summary>
    public string Target { get; set; } = "";

    public IReadOnlyCollection<Problem> Problems => problems.Problems;

    public string Mask(string text) => session.Masker.Apply(text);

    public void Dispose()
    {
        Log.Logger = Logger.None;
        logger.Dispose();
    }

    void AddFiles(LoggerConfiguration configuration)
    {
        var directory = NukeBuild.TemporaryDirectory;
        foreach (var old in directory.GetFiles("build.*.log").OrderDescending(Comparer<AbsolutePath>.Create(ByName)).Skip(KeptFiles))
            old.DeleteFile();
        (directory / "build.log").DeleteFile();
        var stamp = session.Surroundings.Time.GetLocalNow().ToString("yyyy-MM-dd_HH-mm-ss");
        configuration
            .WriteTo.File(new FileLineFormatter(this, timestamps: true), directory / "build.log")
            .WriteTo.File(new FileLineFormatter(this, timestamps: false), directory / $"build.{stamp}.log");
    }

    static int ByName(AbsolutePath a, AbsolutePath b) => string.CompareOrdinal(a.Name, b.Name);
}

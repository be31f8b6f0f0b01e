using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Ingot.Tests.Torture;

/// <summary>Looks for secrets, while a run lasts, in the arguments of every process of this machine and in what the emulated Azure keeps.</summary>
sealed class Watch : IAsyncDisposable
{
    readonly Regex secret;
    readonly string state;
    readonly CancellationTokenSource stopping = new();
    readonly ConcurrentDictionary<string, bool> found = new(StringComparer.Ordinal);
    readonly Task watching;
    int processes;
    int files;

    public Watch(Regex secret, string state)
    {
        this.secret = secret;
        this.state = state;
        watching = Task.Run(WatchAsync);
    }

    /// <summary>Where a secret was seen.</summary>
    public IEnumerable<string> Found => found.Keys;

    /// <summary>How many command lines and how many files of Azure were read: nothing found means nothing if nothing was looked at.</summary>
    public (int Processes, int Files) Read => (processes, files);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await watching;
        stopping.Dispose();
    }

    async Task WatchAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => char.IsDigit(Path.GetFileName(folder)[0])))
                processes += Look(Path.Combine(process, "cmdline"), "the arguments of a process");
            foreach (var file in Directory.EnumerateFiles(state, "*.json", SearchOption.AllDirectories))
                files += Look(file, $"Azure's {Path.GetFileName(file)}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
        }
    }

    int Look(string file, string where)
    {
        try
        {
            if (secret.IsMatch(File.ReadAllText(file)))
                found[where] = true;
            return 1;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended, or was replaced, in between.
            return 0;
        }
    }
}

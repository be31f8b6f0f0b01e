using System.Collections.Concurrent;

namespace Ingot.Tests.Torture;

/// <summary>Looks for secrets, as long as it lasts, in the arguments of every process of this machine and in what an emulated Azure keeps.</summary>
sealed class Watch : IAsyncDisposable
{
    readonly string? state;
    readonly TimeSpan between;
    readonly CancellationTokenSource stopping = new();
    readonly ConcurrentDictionary<string, bool> found = new(StringComparer.Ordinal);
    readonly Task watching;
    int processes;
    int files;

    /// <summary>Begins.</summary>
    /// <param name="between">The pause between two looks.</param>
    /// <param name="state">Folder of an emulated Azure; null looks at processes only.</param>
    public Watch(TimeSpan between, string? state = null)
    {
        this.between = between;
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
            if (state is not null)
                files += Directory.EnumerateFiles(state, "*.json", SearchOption.AllDirectories).Sum(file => Look(file, $"Azure's {Path.GetFileName(file)}"));
            await Task.Delay(between, TimeProvider.System, CancellationToken.None);
        }
    }

    int Look(string file, string where)
    {
        if (Canary.IsIn(file) is not { } isIn)
            return 0;
        if (isIn)
            found[where] = true;
        return 1;
    }
}

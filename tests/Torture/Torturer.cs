using System.Collections.Concurrent;

namespace Ingot.Tests.Torture;

/// <summary>Runs trials on a few workers, each with a network of its own.</summary>
static class Torturer
{
    static int networks = Random.Shared.Next(0, 100);

    public static string FreshNetwork() => $"127.{60 + (Interlocked.Increment(ref networks) / 200 % 40)}.{Interlocked.Increment(ref networks) % 200}";

    public static async Task<IReadOnlyList<Verdict>> RunAsync(
        IEnumerable<Cell> cells, int workers, Action<Verdict> onVerdict, CancellationToken cancellationToken)
    {
        var waiting = new ConcurrentQueue<Cell>(cells);
        var done = new ConcurrentQueue<Verdict>();
        // One for all: a look at every process of the machine is not for free.
        await using var watch = new Watch(TimeSpan.FromMilliseconds(300));
        async Task WorkAsync()
        {
            using var template = await Template.CreateAsync(FreshNetwork());
            while (waiting.TryDequeue(out var cell))
            {
                var verdict = await Trial.RunAsync(cell, template, watch, cancellationToken);
                done.Enqueue(verdict);
                onVerdict(verdict);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(WorkAsync, cancellationToken)));
        return [.. done];
    }
}

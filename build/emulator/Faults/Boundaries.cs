namespace Ingot.Emulator.Faults;

/// <summary>Counts requests, to Resource Manager and to guests, and stops the world at a chosen moment of one of them.</summary>
/// <remarks>
/// From that moment every request is held until <see cref="Resume"/>, or until whoever asked is gone. So a client that is killed there has done
/// exactly what it had done then, however long the kill takes.
/// </remarks>
public sealed class Boundaries
{
    readonly Lock gate = new();
    readonly Dictionary<OperationName, int> calls = [];
    readonly List<SeenRequest> seen = [];
    TaskCompletionSource<Boundary> reached = New<Boundary>();
    TaskCompletionSource<bool> resumed = New<bool>();
    Boundary? chosen;
    bool isStopped;

    /// <summary>The requests so far, in the order they came.</summary>
    public IReadOnlyList<SeenRequest> Seen
    {
        get
        {
            lock (gate)
                return [.. seen];
        }
    }

    /// <summary>Chooses where to stop.</summary>
    /// <returns>Ends when that moment is reached.</returns>
    public Task<Boundary> StopAt(Boundary boundary)
    {
        lock (gate)
        {
            chosen = boundary;
            reached = New<Boundary>();
            return reached.Task;
        }
    }

    /// <summary>Lets everything go on, and stops nowhere any more.</summary>
    public void Resume()
    {
        lock (gate)
        {
            chosen = null;
            isStopped = false;
            resumed.TrySetResult(true);
            resumed = New<bool>();
        }
    }

    internal int Enter(OperationName operation, string type)
    {
        lock (gate)
        {
            var call = calls.GetValueOrDefault(operation) + 1;
            calls[operation] = call;
            seen.Add(new(operation, call, type));
            return call;
        }
    }

    /// <summary>An answer is about to leave: when it is the chosen one, everything that comes from now on is held.</summary>
    internal void Answer(OperationName operation, int call)
    {
        lock (gate)
            isStopped = isStopped || chosen == new Boundary(operation, call, BoundaryMoment.AfterAnswer);
    }

    internal Task PassAsync(OperationName operation, int call, BoundaryMoment moment, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (chosen == new Boundary(operation, call, moment))
            {
                isStopped = true;
                reached.TrySetResult(chosen);
            }

            return isStopped ? resumed.Task.WaitAsync(cancellationToken) : Task.CompletedTask;
        }
    }

    static TaskCompletionSource<T> New<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

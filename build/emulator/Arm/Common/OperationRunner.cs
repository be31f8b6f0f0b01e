using System.Text.Json.Nodes;
using Ingot.Emulator.Faults;

namespace Ingot.Emulator.Arm.Common;

/// <summary>Runs what takes time behind an answer, and writes its end into the operation and the resource.</summary>
sealed class OperationRunner(ArmStore store, TimeProvider time, Pace pace) : IAsyncDisposable
{
    readonly CancellationTokenSource stopping = new();
    OperationFault? injected;

    /// <summary>What happens to the next operation, until the result is disposed. The store's gate is held by the caller.</summary>
    public IDisposable? Inject(FaultRule? rule) => injected = OperationFault.From(rule, this);

    /// <summary>Ends an injection. The store's gate is held by the caller.</summary>
    public void Forget() => injected = null;

    /// <summary>Starts work on a resource. The store's gate is held by the caller.</summary>
    /// <param name="kind">Whose status addresses it gets.</param>
    /// <param name="action">PUT, PATCH, DELETE, or the name of a POST action.</param>
    /// <param name="target">The resource; its provisioning state follows the operation's.</param>
    /// <param name="work">What to do; the result is what the Location address answers.</param>
    public ArmOperation Start(OperationKind kind, string action, ArmResource target, Func<CancellationToken, Task<JsonNode?>> work)
    {
        var previous = Running(target);
        if (previous is not null)
            Preempt(previous);
        var operation = new ArmOperation
        {
            Id = Guid.NewGuid().ToString(),
            Kind = kind,
            Action = action,
            ResourceId = target.Id,
            Location = target.Location,
            StartTime = time.GetUtcNow(),
        };
        store.State.Operations[operation.Id] = operation;
        var done = injected?.Of(action, work) ?? work;
        operation.Completion = Task.Run(() => RunAsync(operation, previous, target, done));
        return operation;
    }

    /// <summary>Goes on with an operation of the previous process.</summary>
    /// <param name="operation">It still runs.</param>
    /// <param name="target">What it works on.</param>
    /// <param name="work">What is left to do.</param>
    public void Resume(ArmOperation operation, ArmResource target, Func<CancellationToken, Task<JsonNode?>> work) =>
        operation.Completion = Task.Run(() => RunAsync(operation, null, target, work));

    /// <summary>Overtakes the operation that still works on a resource, if there is one. The store's gate is held by the caller.</summary>
    public void Stop(ArmResource target)
    {
        if (Running(target) is { } running)
            Preempt(running);
    }

    /// <summary>The operation that still works on a resource.</summary>
    public ArmOperation? Running(ArmResource target) =>
        store.State.Operations.Values.FirstOrDefault(operation => operation.IsRunning && ArmId.Equal(operation.ResourceId, target.Id));

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        var running = await store.ReadAsync(() => store.State.Operations.Values.Select(operation => operation.Completion).ToList());
        await Task.WhenAll(running);
        stopping.Dispose();
    }

    void Preempt(ArmOperation operation)
    {
        var error = new ArmException(409, "OperationPreempted", "Operation execution has been preempted by a more recent operation.");
        End(operation, "Canceled", error);
        operation.Cancellation.Cancel();
    }

    async Task RunAsync(ArmOperation operation, ArmOperation? previous, ArmResource target, Func<CancellationToken, Task<JsonNode?>> work)
    {
        if (previous is not null)
            await previous.Completion;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(operation.Cancellation.Token, stopping.Token);
        try
        {
            var skipped = await pace.PassAsync(Durations.Of(operation.Action, target.Type), either.Token);
            if (skipped > TimeSpan.Zero)
                await store.ChangeAsync(() => target.Ahead += skipped);
            var result = await work(either.Token);
            await store.ChangeAsync(() => Settle(operation, target, "Succeeded", result, null));
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // Preempted: its end is written already. Shutting down: the next start writes it.
        }
        catch (ArmException refusal)
        {
            await store.ChangeAsync(() => Settle(operation, target, "Failed", null, refusal));
        }
        catch (Exception defect)
        {
            // The outermost frame of background work: a defect of the emulator has to reach the client that waits.
            var error = new ArmException(500, "InternalExecutionError", $"The emulator failed: {defect}");
            await store.ChangeAsync(() => Settle(operation, target, "Failed", null, error));
        }
    }

    void Settle(ArmOperation operation, ArmResource target, string status, JsonNode? result, ArmException? error)
    {
        if (!operation.IsRunning)
            return;
        operation.Result = result;
        End(operation, status, error);
        if (store.Find(target.Id) != target)
            return;
        target.ProvisioningState = status;
        target.Settled = time.GetUtcNow() + target.Ahead;
    }

    void End(ArmOperation operation, string status, ArmException? error)
    {
        operation.Status = status;
        operation.EndTime = time.GetUtcNow();
        operation.ErrorStatus = error?.Status ?? 0;
        operation.Error = error is null ? null : ArmErrors.ToJson(error);
    }
}

using System.Text.Json.Nodes;
using Ingot.Emulator.Faults;

namespace Ingot.Emulator.Arm.Common;

/// <summary>An operation that is accepted and then fails, never ends, or takes longer.</summary>
sealed class OperationFault(FaultRule rule, OperationRunner runner) : IDisposable
{
    /// <summary>The fault of a rule; null when the rule is none about operations.</summary>
    public static OperationFault? From(FaultRule? rule, OperationRunner runner) =>
        rule is { Kind: FaultKind.Failed or FaultKind.Stuck or FaultKind.Lasting } or { Kind: FaultKind.ResetAfter or FaultKind.GatewayTimeoutAfter, Argument: not null }
            ? new(rule, runner)
            : null;

    /// <summary>What becomes of the operation's work.</summary>
    public Func<CancellationToken, Task<JsonNode?>> Of(string action, Func<CancellationToken, Task<JsonNode?>> work) => rule.Kind switch
    {
        FaultKind.Stuck => NeverEndAsync,
        FaultKind.Failed => _ => throw Failure(action),
        _ => token => LastAsync(work, token),
    };

    public void Dispose() => runner.Forget();

    async Task<JsonNode?> LastAsync(Func<CancellationToken, Task<JsonNode?>> work, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(rule.Seconds(10)), TimeProvider.System, cancellationToken);
        return await work(cancellationToken);
    }

    static async Task<JsonNode?> NeverEndAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return null;
    }

    ArmException Failure(string action) => rule.Argument switch
    {
        "AllocationFailed" => new(
            409,
            "AllocationFailed",
            "Allocation failed. We do not have sufficient capacity for the requested VM size in this region. Read more about improving likelihood of "
                + "allocation success at http://aka.ms/allocation-guidance"),
        { } code => new(409, code, $"The operation {action} failed with {code}."),
        null => new(500, "InternalExecutionError", "An internal execution error occurred. Please retry later."),
    };
}

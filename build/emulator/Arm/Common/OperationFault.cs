using System.Text.Json.Nodes;
using Ingot.Emulator.Faults;

namespace Ingot.Emulator.Arm.Common;

/// <summary>An operation that is accepted and then fails, or never ends.</summary>
sealed class OperationFault(FaultRule rule, OperationRunner runner) : IDisposable
{
    /// <summary>The fault of a rule; null when the rule is none about operations.</summary>
    public static OperationFault? From(FaultRule? rule, OperationRunner runner) =>
        rule is { Kind: FaultKind.Failed or FaultKind.Stuck } ? new(rule, runner) : null;

    /// <summary>What the operation does instead of its work.</summary>
    public Func<CancellationToken, Task<JsonNode?>> Instead(string action) => rule.Kind == FaultKind.Stuck ? NeverEndAsync : _ => throw Failure(action);

    public void Dispose() => runner.Forget();

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

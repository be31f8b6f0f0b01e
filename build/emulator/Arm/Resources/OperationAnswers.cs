using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>What the addresses of an operation answer.</summary>
static class OperationAnswers
{
    public static ArmOperation Find(ArmServices arm, ArmRequest request)
    {
        var id = request.Route("operation");
        return arm.Store.State.Operations.TryGetValue(id, out var operation)
            ? operation
            : throw new ArmException(404, "NotFound", $"The operation '{id}' was not found.");
    }

    /// <summary>The Location address: 202 while it runs, then what the request itself would have answered.</summary>
    public static ArmResponse Result(ArmOperation operation) => operation.Status switch
    {
        "InProgress" => ArmResponse.Accepted(operation),
        "Succeeded" when operation.Result is not null => ArmResponse.Ok(operation.Result.DeepClone()),
        "Succeeded" => ArmResponse.Ok(),
        _ => new(operation.ErrorStatus, new JsonObject { ["error"] = operation.Error?.DeepClone() }),
    };
}

using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>
/// GET /subscriptions/{subscription}/providers/Microsoft.Compute/locations/{location}/operations/{operation}[?monitor=true],
/// the same under DiskOperations and capsOperations, and GET …/Microsoft.Network/locations/{location}/operations/{operation}.
/// </summary>
sealed class GetOperationStatus(ArmServices arm) : ArmEndpoint(
    "GET",
    "/subscriptions/{subscription}/providers/Microsoft.Compute/locations/{location}/operations/{operation}",
    "/subscriptions/{subscription}/providers/Microsoft.Compute/locations/{location}/DiskOperations/{operation}",
    "/subscriptions/{subscription}/providers/Microsoft.Compute/locations/{location}/capsOperations/{operation}",
    "/subscriptions/{subscription}/providers/Microsoft.Network/locations/{location}/operations/{operation}")
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var operation = OperationAnswers.Find(arm, request);
        if (request.Query("monitor") == "true")
            return OperationAnswers.Result(operation);
        var status = new JsonObject
        {
            ["name"] = operation.Id,
            ["startTime"] = operation.StartTime,
            ["status"] = operation.Status,
        };
        if (operation.EndTime is not null)
            status["endTime"] = operation.EndTime;
        if (operation.Error is not null)
            status["error"] = operation.Error.DeepClone();
        if (operation.Result is not null)
            status["properties"] = new JsonObject { ["output"] = operation.Result.DeepClone() };
        return new(200, status, operation.IsRunning ? operation : null);
    }
}

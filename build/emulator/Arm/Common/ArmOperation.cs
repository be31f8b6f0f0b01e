using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Ingot.Emulator.Arm.Common;

/// <summary>A long-running operation, as its status addresses show it.</summary>
sealed class ArmOperation
{
    public required string Id { get; init; }

    public required OperationKind Kind { get; init; }

    /// <summary>PUT, PATCH, DELETE, or the name of a POST action.</summary>
    public required string Action { get; init; }

    public required string ResourceId { get; init; }

    public required string Location { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    public DateTimeOffset? EndTime { get; set; }

    /// <summary>InProgress, Succeeded, Failed or Canceled.</summary>
    public string Status { get; set; } = "InProgress";

    /// <summary>The error, once it failed.</summary>
    public JsonObject? Error { get; set; }

    /// <summary>HTTP status of the error.</summary>
    public int ErrorStatus { get; set; }

    /// <summary>The body that the Location address answers at the end, if any.</summary>
    public JsonNode? Result { get; set; }

    [JsonIgnore]
    public bool IsRunning => Status == "InProgress";

    /// <summary>Ends with the operation; never faults.</summary>
    [JsonIgnore]
    public Task Completion { get; set; } = Task.CompletedTask;

    [JsonIgnore]
    public CancellationTokenSource Cancellation { get; } = new();
}

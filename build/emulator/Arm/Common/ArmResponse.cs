using System.Text.Json.Nodes;

namespace Ingot.Emulator.Arm.Common;

/// <summary>An answer: status, body, and the operation it started.</summary>
sealed record ArmResponse(int Status, JsonNode? Body = null, ArmOperation? Operation = null)
{
    public static ArmResponse NoContent { get; } = new(204);

    public static ArmResponse Ok(JsonNode? body = null) => new(200, body);

    /// <summary>The answer of a PUT: 201 for a new resource, 200 for an old one, with a body that is not final yet.</summary>
    public static ArmResponse Put(bool isNew, JsonNode body, ArmOperation? operation = null) => new(isNew ? 201 : 200, body, operation);

    /// <summary>The answer of a POST or DELETE that goes on: 202 without a body.</summary>
    public static ArmResponse Accepted(ArmOperation operation) => new(202, null, operation);
}

using System.Text.Json.Nodes;

namespace Ingot.Emulator.Arm.Common;

/// <summary>A refusal, as Azure words it.</summary>
sealed class ArmException(int status, string code, string message, string? target = null) : Exception(message)
{
    /// <summary>HTTP status of the answer.</summary>
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Target { get; } = target;

    /// <summary>What goes along, such as the policies that refused.</summary>
    public JsonArray? AdditionalInfo { get; init; }
}

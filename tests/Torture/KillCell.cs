using Ingot.Emulator.Faults;

namespace Ingot.Tests.Torture;

/// <summary>The program is killed at a moment of one request.</summary>
sealed record KillCell(Setting Setting, Boundary Boundary, Aftermath Aftermath) : Cell(Setting)
{
    public override OperationName Operation => Boundary.Operation;

    public override string ToString() => $"killed at {Boundary}, then {Aftermath}{Where}";
}

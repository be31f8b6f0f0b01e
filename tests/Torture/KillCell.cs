using Ingot.Emulator.Faults;

namespace Ingot.Tests.Torture;

/// <summary>The program is killed at a moment of one request.</summary>
sealed record KillCell(Boundary Where, Aftermath Aftermath) : Cell
{
    public override string ToString() => $"killed at {Where}, then {Aftermath}{(SharedGroup ? ", shared group" : "")}";
}

using Ingot.Emulator.Faults;

namespace Ingot.Tests.Torture;

/// <summary>One request goes wrong.</summary>
sealed record FaultCell(FaultRule Rule) : Cell
{
    public override string ToString() => $"{Rule}{(SharedGroup ? ", shared group" : "")}";
}

using Ingot.Emulator.Faults;

namespace Ingot.Tests.Torture;

/// <summary>One request goes wrong.</summary>
sealed record FaultCell(Setting Setting, FaultRule Rule) : Cell(Setting)
{
    public override OperationName Operation => Rule.Operation;

    public override string ToString() => $"{Rule}{Where}";
}

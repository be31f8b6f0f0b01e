using Ingot.Emulator.Faults;

namespace Ingot.Tests.Torture;

/// <summary>One trial: something goes wrong in one place of a bake.</summary>
/// <param name="Setting">The bake.</param>
abstract record Cell(Setting Setting)
{
    /// <summary>What the request asks for.</summary>
    public abstract OperationName Operation { get; }

    /// <summary>What is said of the setting behind the trial; nothing of the usual one.</summary>
    protected string Where => Setting == Setting.TemporaryGroup ? "" : $", {Setting}";
}

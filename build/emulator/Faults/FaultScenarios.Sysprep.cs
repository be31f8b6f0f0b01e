namespace Ingot.Emulator.Faults;

/// <summary>Generalizing.</summary>
public static partial class FaultScenarios
{
    /// <summary>Sysprep never finishes.</summary>
    public const string SysprepStuck = "sysprep-stuck";

    static Dictionary<string, string> Sysprep => new(StringComparer.Ordinal)
    {
        [SysprepStuck] = "Sysprep stays at IMAGE_STATE_UNDEPLOYABLE for ever, and its error log names a failing hook.",
    };
}

namespace Ingot.Emulator.Faults;

/// <summary>The faults that can be injected, by name.</summary>
public static class FaultScenarios
{
    /// <summary>Sysprep never finishes.</summary>
    public const string SysprepStuck = "sysprep-stuck";

    /// <summary>No HTTPS listener can be made.</summary>
    public const string WinRmListenerFails = "winrm-listener-fails";

    /// <summary>Name to what happens, in one sentence.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [SysprepStuck] = "Sysprep stays at IMAGE_STATE_UNDEPLOYABLE for ever, and its error log names a failing hook.",
        [WinRmListenerFails] = "Creating the WinRM HTTPS listener fails as if the certificate's private key could not be read.",
    };
}

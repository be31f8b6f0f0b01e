namespace Ingot.Emulator.Faults;

/// <summary>The remote management of the guest.</summary>
public static partial class FaultScenarios
{
    /// <summary>No HTTPS listener can be made.</summary>
    public const string WinRmListenerFails = "winrm-listener-fails";

    static Dictionary<string, string> WinRm => new(StringComparer.Ordinal)
    {
        [WinRmListenerFails] = "Creating the WinRM HTTPS listener fails as if the certificate's private key could not be read.",
    };
}

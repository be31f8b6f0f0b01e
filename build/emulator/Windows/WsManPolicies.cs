namespace Ingot.Emulator.Windows;

/// <summary>Settings of the service WinRM that a group policy decides: then nobody else can change them.</summary>
static class WsManPolicies
{
    static readonly string[] Key = ["SOFTWARE", "Policies", "Microsoft", "Windows", "WinRM", "Service"];

    static readonly Dictionary<string, string> Values = new(StringComparer.OrdinalIgnoreCase)
    {
        [@"Service\Auth\Basic"] = "AllowBasic",
        [@"Service\Auth\Negotiate"] = "AllowNegotiate",
        [@"Service\Auth\Kerberos"] = "AllowKerberos",
        [@"Service\Auth\CredSSP"] = "AllowCredSSP",
        [@"Service\AllowUnencrypted"] = "AllowUnencryptedTraffic",
    };

    /// <summary>The value that a policy gives a setting below WSMan:\localhost; null when none does.</summary>
    public static string? ValueOf(WindowsMachine machine, string setting)
    {
        if (!Values.TryGetValue(setting, out var name))
            return null;
        var node = machine.Drives.GetValueOrDefault("HKLM");
        foreach (var part in Key)
            node = node?.Children.GetValueOrDefault(part);
        return node?.Values.GetValueOrDefault(name)?.Number is { } number ? (number == 0 ? "false" : "true") : null;
    }
}

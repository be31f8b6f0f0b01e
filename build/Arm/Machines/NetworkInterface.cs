using System.Text.Json;

namespace Ingot.Arm.Machines;

/// <summary>Reads the body of a network interface; there is no typed client for it.</summary>
public static class NetworkInterface
{
    /// <summary>Its private address.</summary>
    public static string PrivateAddress(BinaryData properties)
    {
        using var document = JsonDocument.Parse(properties);
        return document.RootElement.GetProperty("ipConfigurations")[0].GetProperty("properties").GetProperty("privateIPAddress").GetString()
            ?? throw new InvalidDataException("The network interface has no private address.");
    }
}

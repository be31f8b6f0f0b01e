using System.Text.Json;

namespace Ingot.Arm.Machines;

/// <summary>Reads the bodies of a network interface and of its public address; there is no typed client for them.</summary>
public static class NetworkInterface
{
    /// <summary>Its private address.</summary>
    public static string PrivateAddress(BinaryData properties)
    {
        using var document = JsonDocument.Parse(properties);
        return Configuration(document).GetProperty("privateIPAddress").GetString()
            ?? throw new InvalidDataException("The network interface has no private address.");
    }

    /// <summary>Id of its public address; null when it has none.</summary>
    public static string? PublicAddressId(BinaryData properties)
    {
        using var document = JsonDocument.Parse(properties);
        return Configuration(document).TryGetProperty("publicIPAddress", out var address) ? address.GetProperty("id").GetString() : null;
    }

    /// <summary>The address that a public address resource holds; null as long as it holds none.</summary>
    public static string? PublicAddress(BinaryData properties)
    {
        using var document = JsonDocument.Parse(properties);
        return document.RootElement.TryGetProperty("ipAddress", out var address) ? address.GetString() : null;
    }

    static JsonElement Configuration(JsonDocument document) => document.RootElement.GetProperty("ipConfigurations")[0].GetProperty("properties");
}

using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>Custom data, which the first boot leaves on the disk, and user data, which the platform keeps for the guest to ask for.</summary>
static class VmUserData
{
    // 64 KB less one byte, in Base64.
    const int MostCharacters = 87380;
    const int MostBytes = 65535;

    /// <summary>Refuses what is no Base64, or too long.</summary>
    /// <exception cref="ArmException">400 InvalidParameter.</exception>
    public static void Check(JsonObject properties)
    {
        Check(properties.TextAt("osProfile", "customData"), "customData", "Custom data in OSProfile");
        Check(properties.TextAt("userData"), "userData", "User data");
    }

    /// <summary>The bytes of the custom data; null when there is none.</summary>
    public static byte[]? CustomOf(JsonObject body) =>
        body.TextAt("properties", "osProfile", "customData") is { Length: > 0 } text ? Convert.FromBase64String(text) : null;

    /// <summary>Puts custom data where Windows keeps it: in C:\AzureData\CustomData.bin, as it came.</summary>
    public static void Write(WindowsMachine guest, byte[] data, DateTimeOffset now)
    {
        var folder = guest.Drives["C"].Descend(["AzureData"], now);
        folder.Children["CustomData.bin"] = new TreeNode { Name = "CustomData.bin", Content = data, Modified = now };
    }

    static void Check(string? text, string name, string shown)
    {
        if (text is null)
            return;
        var bytes = new byte[text.Length];
        if (text.Length > MostCharacters || !Convert.TryFromBase64String(text, bytes, out var count) || count > MostBytes)
            throw ArmErrors.Invalid(name, $"{shown} must be in Base64 encoding and with a maximum length of {MostCharacters} characters.");
    }
}

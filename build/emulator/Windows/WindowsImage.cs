namespace Ingot.Emulator.Windows;

/// <summary>What a marketplace image puts on a fresh disk.</summary>
public static class WindowsImage
{
    /// <summary>A machine as it is right after its first boot: default services, features, WSMan settings, and one administrator.</summary>
    public static WindowsMachine FirstBoot(string computerName, string address, string adminUser, string adminPassword, DateTimeOffset now) =>
        throw new NotSupportedException($"{computerName}{address}{adminUser}{adminPassword}{now}");
}

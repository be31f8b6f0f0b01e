namespace Ingot.Emulator.Windows;

/// <summary>A Windows service.</summary>
public sealed class WindowsService
{
    /// <summary>The service name.</summary>
    public required string Name { get; set; }

    /// <summary>The name people see.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Running or Stopped.</summary>
    public string Status { get; set; } = "Stopped";

    /// <summary>Automatic, AutomaticDelayedStart, Manual or Disabled.</summary>
    public string StartType { get; set; } = "Manual";

    /// <summary>Account it runs as.</summary>
    public string Account { get; set; } = "LocalSystem";

    /// <summary>Program and arguments.</summary>
    public string Path { get; set; } = @"C:\Windows\System32\svchost.exe";

    /// <summary>What people read about it.</summary>
    public string Description { get; set; } = "";

    /// <summary>Services it needs.</summary>
    public List<string> DependsOn { get; set; } = [];
}

namespace Ingot.Emulator.Modules.Features;

/// <summary>A role or feature of Windows Server.</summary>
/// <param name="Name">Its name for Get-WindowsFeature.</param>
/// <param name="Id">Its number.</param>
/// <param name="DisplayName">The name people see.</param>
/// <param name="Needs">Features that come with it: those above it and those it depends on.</param>
/// <param name="Defaults">Features below it that Windows installs along.</param>
/// <param name="RestartToInstall">True when its installation is over only after a reboot.</param>
/// <param name="RestartToRemove">True when its removal is over only after a reboot.</param>
sealed record WindowsFeature(
    string Name,
    int Id,
    string DisplayName,
    IReadOnlyList<string> Needs,
    IReadOnlyList<string> Defaults,
    bool RestartToInstall,
    bool RestartToRemove);

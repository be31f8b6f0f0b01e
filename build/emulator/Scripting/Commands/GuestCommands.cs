namespace Ingot.Emulator.Scripting.Commands;

/// <summary>All stand-ins of Windows cmdlets, and the aliases of Windows PowerShell 5.1 for them.</summary>
static class GuestCommands
{
    /// <summary>Every stand-in.</summary>
    public static IReadOnlyList<GuestCommand> All { get; } =
    [
        .. ItemCommands.All,
        .. PropertyCommands.All,
        .. ContentCommands.All,
        .. PathCommands.All,
        .. WriteCommands.All,
        .. ObjectCommands.All,
        .. JsonCommands.All,
        .. ClockCommands.All,
        .. ServiceCommands.All,
        .. AccountCommands.All,
        .. CertificateCommands.All,
        .. FirewallCommands.All,
        .. FirewallViews.All,
        .. ProcessCommands.All,
        .. SystemCommands.All,
        .. EventCommands.All,
        .. SetupCommands.All,
        .. AccessCommands.All,
    ];

    /// <summary>The stand-ins by cmdlet name.</summary>
    public static IReadOnlyDictionary<string, GuestCommand> ByName { get; } =
        All.ToDictionary(command => command.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Alias to name.</summary>
    public static IReadOnlyList<(string Alias, string Name)> Aliases { get; } =
    [
        ("%", "ForEach-Object"), ("foreach", "ForEach-Object"), ("?", "Where-Object"), ("where", "Where-Object"),
        ("select", "Select-Object"), ("sort", "Sort-Object"), ("measure", "Measure-Object"), ("group", "Group-Object"),
        ("ls", "Get-ChildItem"), ("dir", "Get-ChildItem"), ("gci", "Get-ChildItem"), ("gc", "Get-Content"), ("cat", "Get-Content"),
        ("type", "Get-Content"), ("echo", "Write-Output"), ("write", "Write-Output"), ("cd", "Set-Location"), ("sl", "Set-Location"),
        ("pwd", "Get-Location"), ("rm", "Remove-Item"), ("del", "Remove-Item"), ("ri", "Remove-Item"), ("rd", "Remove-Item"),
        ("ni", "New-Item"), ("gi", "Get-Item"), ("si", "Set-Item"), ("gp", "Get-ItemProperty"), ("sp", "Set-ItemProperty"),
        ("cp", "Copy-Item"), ("copy", "Copy-Item"), ("mv", "Move-Item"), ("move", "Move-Item"), ("ren", "Rename-Item"),
        ("iex", "Invoke-Expression"), ("icm", "Invoke-Command"), ("gsv", "Get-Service"), ("sasv", "Start-Service"),
            ("spsv", "Stop-Service"),
        ("ps", "Get-Process"), ("gps", "Get-Process"), ("saps", "Start-Process"), ("start", "Start-Process"), ("sleep", "Start-Sleep"),
        ("gcm", "Get-Command"), ("gv", "Get-Variable"), ("sv", "Set-Variable"), ("New-Variable", "Set-Variable"),
            ("gcim", "Get-CimInstance"),
    ];
}

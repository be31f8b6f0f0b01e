namespace Ingot.Emulator.Windows;

/// <content>Services, features, groups and variables of a fresh Windows Server 2022 of the marketplace.</content>
public static partial class WindowsImage
{
    const string LocalSystem = "LocalSystem";

    const string LocalService = @"NT AUTHORITY\LocalService";

    const string NetworkService = @"NT AUTHORITY\NetworkService";

    static readonly (string Name, string DisplayName, string Status, string StartType, string Account)[] DefaultServices =
    [
        ("BITS", "Background Intelligent Transfer Service", "Stopped", "Manual", LocalSystem),
        ("CryptSvc", "Cryptographic Services", "Running", "Automatic", NetworkService),
        ("Dhcp", "DHCP Client", "Running", "Automatic", LocalService),
        ("Dnscache", "DNS Client", "Running", "Automatic", NetworkService),
        ("EventLog", "Windows Event Log", "Running", "Automatic", LocalService),
        ("LanmanServer", "Server", "Running", "Automatic", LocalSystem),
        ("LanmanWorkstation", "Workstation", "Running", "Automatic", NetworkService),
        ("MpsSvc", "Windows Defender Firewall", "Running", "Automatic", LocalService),
        ("Netlogon", "Netlogon", "Stopped", "Manual", LocalSystem),
        ("RdAgent", "RdAgent", "Running", "Automatic", LocalSystem),
        ("RemoteRegistry", "Remote Registry", "Stopped", "Automatic", LocalService),
        ("Schedule", "Task Scheduler", "Running", "Automatic", LocalSystem),
        ("Spooler", "Print Spooler", "Running", "Automatic", LocalSystem),
        ("sppsvc", "Software Protection", "Stopped", "AutomaticDelayedStart", NetworkService),
        ("TermService", "Remote Desktop Services", "Running", "Manual", NetworkService),
        ("TrustedInstaller", "Windows Modules Installer", "Stopped", "Manual", LocalSystem),
        ("W32Time", "Windows Time", "Running", "Automatic", LocalService),
        ("WinDefend", "Microsoft Defender Antivirus Service", "Running", "Automatic", LocalSystem),
        ("WindowsAzureGuestAgent", "Windows Azure Guest Agent", "Running", "Automatic", LocalSystem),
        ("Winmgmt", "Windows Management Instrumentation", "Running", "Automatic", LocalSystem),
        ("WinRM", "Windows Remote Management (WS-Management)", "Running", "Automatic", NetworkService),
        ("wuauserv", "Windows Update", "Stopped", "Manual", LocalSystem),
    ];

    static readonly (string Name, bool Installed)[] DefaultFeatures =
    [
        ("FileAndStorage-Services", true), ("Storage-Services", true), ("NET-Framework-45-Features", true), ("NET-Framework-45-Core", true),
        ("NET-WCF-Services45", true), ("NET-WCF-TCP-PortSharing45", true), ("PowerShellRoot", true), ("PowerShell", true),
            ("WoW64-Support", true),
        ("System-DataArchiver", true), ("Windows-Defender", true), ("XPS-Viewer", true), ("AD-Domain-Services", false),
            ("Containers", false),
        ("DHCP", false), ("DNS", false), ("FS-FileServer", false), ("FS-SMB1", false), ("Failover-Clustering", false), ("Hyper-V", false),
        ("MSMQ", false), ("NET-Framework-Core", false), ("NET-Framework-45-ASPNET", false), ("Print-Services", false), ("RSAT", false),
        ("RSAT-AD-PowerShell", false), ("SNMP-Service", false), ("Telnet-Client", false), ("TFTP-Client", false), ("Web-Server", false),
        ("Web-WebServer", false), ("Web-Common-Http", false), ("Web-Default-Doc", false), ("Web-Dir-Browsing", false),
            ("Web-Http-Errors", false),
        ("Web-Static-Content", false), ("Web-Http-Logging", false), ("Web-Filtering", false), ("Web-Windows-Auth", false),
            ("Web-App-Dev", false),
        ("Web-Net-Ext45", false), ("Web-Asp-Net45", false), ("Web-ISAPI-Ext", false), ("Web-ISAPI-Filter", false),
            ("Web-WebSockets", false),
        ("Web-Mgmt-Tools", false), ("Web-Mgmt-Console", false), ("Web-Scripting-Tools", false), ("Windows-Server-Backup", false),
            ("WINS", false),
    ];

    static readonly string[] DefaultGroups =
    [
        "Access Control Assistance Operators", "Administrators", "Backup Operators", "Cryptographic Operators", "Distributed COM Users",
        "Event Log Readers", "Guests", "Hyper-V Administrators", "IIS_IUSRS", "Network Configuration Operators", "Performance Log Users",
        "Performance Monitor Users", "Power Users", "Print Operators", "Remote Desktop Users", "Remote Management Users", "Replicator",
            "Users",
    ];

    static readonly (string Name, string Value)[] MachineEnvironment =
    [
        ("ComSpec", @"C:\Windows\system32\cmd.exe"), ("NUMBER_OF_PROCESSORS", "2"), ("OS", "Windows_NT"),
        ("Path", @"C:\Windows\system32;C:\Windows;C:\Windows\System32\Wbem;C:\Windows\System32\WindowsPowerShell\v1.0\"),
        ("PATHEXT", ".COM;.EXE;.BAT;.CMD;.VBS;.VBE;.JS;.JSE;.WSF;.WSH;.MSC"), ("PROCESSOR_ARCHITECTURE", "AMD64"),
        ("TEMP", @"C:\Windows\TEMP"), ("TMP", @"C:\Windows\TEMP"), ("windir", @"C:\Windows"),
    ];

    static readonly (string Name, string Value)[] DefaultEnvironment =
    [
        .. MachineEnvironment, ("ALLUSERSPROFILE", @"C:\ProgramData"), ("ProgramData", @"C:\ProgramData"),
            ("ProgramFiles", @"C:\Program Files"),
        ("ProgramFiles(x86)", @"C:\Program Files (x86)"), ("PUBLIC", @"C:\Users\Public"), ("SystemDrive", "C:"),
            ("SystemRoot", @"C:\Windows"),
        ("USERDOMAIN", "WORKGROUP"), ("USERNAME", "SYSTEM"), ("USERPROFILE", @"C:\Windows\system32\config\systemprofile"),
    ];
}

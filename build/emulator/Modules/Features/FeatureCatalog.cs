namespace Ingot.Emulator.Modules.Features;

/// <summary>Roles and features that Windows Server 2022 offers, as far as images commonly use them.</summary>
static class FeatureCatalog
{
    /// <summary>Name | display name | what it needs | what comes along | R when installing, r when removing asks for a reboot.</summary>
    const string Rows = """
        Web-Server|Web Server (IIS)||Web-Default-Doc,Web-Dir-Browsing,Web-Http-Errors,Web-Static-Content,Web-Http-Logging,Web-Stat-Compression,Web-Filtering|r
        Web-WebServer|Web Server|Web-Server||r
        Web-Common-Http|Common HTTP Features|Web-WebServer||r
        Web-Default-Doc|Default Document|Web-Common-Http||r
        Web-Dir-Browsing|Directory Browsing|Web-Common-Http||r
        Web-Http-Errors|HTTP Errors|Web-Common-Http||r
        Web-Static-Content|Static Content|Web-Common-Http||r
        Web-Http-Redirect|HTTP Redirection|Web-Common-Http||r
        Web-DAV-Publishing|WebDAV Publishing|Web-Common-Http||r
        Web-Health|Health and Diagnostics|Web-WebServer||r
        Web-Http-Logging|HTTP Logging|Web-Health||r
        Web-Custom-Logging|Custom Logging|Web-Health||r
        Web-Log-Libraries|Logging Tools|Web-Health||r
        Web-Request-Monitor|Request Monitor|Web-Health||r
        Web-Http-Tracing|Tracing|Web-Health||r
        Web-Performance|Performance|Web-WebServer||r
        Web-Stat-Compression|Static Content Compression|Web-Performance||r
        Web-Dyn-Compression|Dynamic Content Compression|Web-Performance||r
        Web-Security|Security|Web-WebServer||r
        Web-Filtering|Request Filtering|Web-Security||r
        Web-Basic-Auth|Basic Authentication|Web-Security||r
        Web-Windows-Auth|Windows Authentication|Web-Security||r
        Web-Digest-Auth|Digest Authentication|Web-Security||r
        Web-IP-Security|IP and Domain Restrictions|Web-Security||r
        Web-Url-Auth|URL Authorization|Web-Security||r
        Web-CertProvider|Centralized SSL Certificate Support|Web-Security||r
        Web-App-Dev|Application Development|Web-WebServer||r
        Web-Net-Ext|.NET Extensibility 3.5|Web-App-Dev,NET-Framework-Core||r
        Web-Net-Ext45|.NET Extensibility 4.8|Web-App-Dev,NET-Framework-45-ASPNET||r
        Web-AppInit|Application Initialization|Web-App-Dev||r
        Web-ASP|ASP|Web-ISAPI-Ext||r
        Web-Asp-Net|ASP.NET 3.5|Web-Net-Ext,Web-ISAPI-Ext,Web-ISAPI-Filter||r
        Web-Asp-Net45|ASP.NET 4.8|Web-Net-Ext45,Web-ISAPI-Ext,Web-ISAPI-Filter||r
        Web-CGI|CGI|Web-App-Dev||r
        Web-ISAPI-Ext|ISAPI Extensions|Web-App-Dev||r
        Web-ISAPI-Filter|ISAPI Filters|Web-App-Dev||r
        Web-Includes|Server Side Includes|Web-App-Dev||r
        Web-WebSockets|WebSocket Protocol|Web-App-Dev||r
        Web-Ftp-Server|FTP Server|Web-Server|Web-Ftp-Service|r
        Web-Ftp-Service|FTP Service|Web-Ftp-Server||r
        Web-Mgmt-Tools|Management Tools|Web-Server||r
        Web-Mgmt-Console|IIS Management Console|Web-Mgmt-Tools||r
        Web-Mgmt-Compat|IIS 6 Management Compatibility|Web-Mgmt-Tools||r
        Web-Metabase|IIS 6 Metabase Compatibility|Web-Mgmt-Compat||r
        Web-Scripting-Tools|IIS Management Scripts and Tools|Web-Mgmt-Tools||r
        Web-Mgmt-Service|Management Service|Web-Mgmt-Tools,Web-Asp-Net45||r
        WAS|Windows Process Activation Service||WAS-Process-Model,WAS-Config-APIs|r
        WAS-Process-Model|Process Model|WAS||r
        WAS-Config-APIs|Configuration APIs|WAS||r
        NET-Framework-Features|.NET Framework 3.5 Features||NET-Framework-Core|
        NET-Framework-Core|.NET Framework 3.5 (includes .NET 2.0 and 3.0)|NET-Framework-Features||
        NET-Framework-45-Features|.NET Framework 4.8 Features||NET-Framework-45-Core|r
        NET-Framework-45-Core|.NET Framework 4.8|NET-Framework-45-Features||r
        NET-Framework-45-ASPNET|ASP.NET 4.8|NET-Framework-45-Core||r
        NET-WCF-Services45|WCF Services|NET-Framework-45-Features|NET-WCF-TCP-PortSharing45|
        NET-WCF-HTTP-Activation45|HTTP Activation|NET-WCF-Services45,Web-Asp-Net45,WAS-Process-Model,WAS-Config-APIs||
        NET-WCF-TCP-PortSharing45|TCP Port Sharing|NET-WCF-Services45||
        FileAndStorage-Services|File and Storage Services||Storage-Services|
        File-Services|File and iSCSI Services|FileAndStorage-Services||
        FS-FileServer|File Server|File-Services||
        Storage-Services|Storage Services|FileAndStorage-Services||
        FS-SMB1|SMB 1.0/CIFS File Sharing Support||FS-SMB1-CLIENT,FS-SMB1-SERVER|Rr
        FS-SMB1-CLIENT|SMB 1.0/CIFS Client|FS-SMB1||Rr
        FS-SMB1-SERVER|SMB 1.0/CIFS Server|FS-SMB1||Rr
        Hyper-V|Hyper-V|||Rr
        Containers|Containers|||Rr
        Failover-Clustering|Failover Clustering|||Rr
        Multipath-IO|Multipath I/O|||Rr
        BitLocker|BitLocker Drive Encryption|EnhancedStorage||Rr
        EnhancedStorage|Enhanced Storage|||Rr
        Windows-Defender|Microsoft Defender Antivirus|||Rr
        PowerShellRoot|Windows PowerShell||PowerShell|
        PowerShell|Windows PowerShell 5.1|PowerShellRoot||r
        PowerShell-V2|Windows PowerShell 2.0 Engine|PowerShellRoot||
        Telnet-Client|Telnet Client|||
        TFTP-Client|TFTP Client|||
        SNMP-Service|SNMP Service|||
        Wireless-Networking|Wireless LAN Service|||Rr
        XPS-Viewer|XPS Viewer|||
        Windows-Server-Backup|Windows Server Backup|||
        DNS|DNS Server|||
        DHCP|DHCP Server|||
        AD-Domain-Services|Active Directory Domain Services|||
        RSAT|Remote Server Administration Tools|||
        RSAT-AD-PowerShell|Active Directory module for Windows PowerShell|RSAT||
        Print-Services|Print and Document Services|||
        RDS-RD-Server|Remote Desktop Session Host|Remote-Desktop-Services||Rr
        Remote-Desktop-Services|Remote Desktop Services|||
        System-DataArchiver|System Data Archiver|||
        WoW64-Support|WoW64 Support|||Rr
        MSMQ|Message Queuing||MSMQ-Services,MSMQ-Server|
        MSMQ-Services|Message Queuing Services|MSMQ||
        MSMQ-Server|Message Queuing Server|MSMQ-Services||
        """;

    static readonly Dictionary<string, WindowsFeature> features = Rows.Split('\n')
        .Select((row, index) => Parse(row.Trim().Split('|'), index + 1))
        .ToDictionary(feature => feature.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them.</summary>
    public static IEnumerable<WindowsFeature> All => features.Values;

    /// <summary>A feature by name, or null.</summary>
    public static WindowsFeature? Find(string name) => features.GetValueOrDefault(name);

    /// <summary>The feature and everything it needs, those first.</summary>
    public static IEnumerable<WindowsFeature> WithNeeds(WindowsFeature feature) =>
        feature.Needs.Select(Find).OfType<WindowsFeature>().SelectMany(WithNeeds).Append(feature);

    /// <summary>Features that cannot be without this one.</summary>
    public static IEnumerable<WindowsFeature> Dependents(WindowsFeature feature) =>
        features.Values.Where(other => WithNeeds(other).Any(needed => needed.Name == feature.Name));

    static WindowsFeature Parse(string[] columns, int id) => new(
        columns[0], id, columns[1], Names(columns[2]), Names(columns[3]),
        columns[4].Contains('R', StringComparison.Ordinal), columns[4].Contains('r', StringComparison.Ordinal));

    static string[] Names(string column) => column.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

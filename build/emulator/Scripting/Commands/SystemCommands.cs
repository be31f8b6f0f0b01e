using System.Management.Automation;
using Ingot.Emulator.Scripting.Provider;
using Ingot.Emulator.Windows;
using Ingot.Emulator.Windows.Updates;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Cmdlets about the computer as a whole.</summary>
static class SystemCommands
{
    static readonly string[] KnownModules =
    [
        "Microsoft.PowerShell.LocalAccounts", "Microsoft.PowerShell.Management", "Microsoft.PowerShell.Security",
            "Microsoft.PowerShell.Utility",
        "Microsoft.WSMan.Management", "NetSecurity", "NetTCPIP", "PKI", "ServerManager", "CimCmdlets",
    ];

    public static IReadOnlyList<GuestCommand> All { get; } =
    [
        new("Get-CimInstance", "[Parameter(Position=0)][string]$ClassName,[string]$Namespace,[string]$Filter,[string[]]$Property", Cim),
        new("Remove-CimInstance", GuestCommand.Input.Replace("ValueFromPipeline", "Position=0,ValueFromPipeline",
            StringComparison.Ordinal), RemoveCim),
        new("Get-NetIPAddress", "[string]$AddressFamily,[string]$InterfaceAlias,[string]$IPAddress", call =>
            call.Write(ItemView.Make("Ingot.NetIPAddress", ("IPAddress", call.Machine.Address), ("AddressFamily", "IPv4"),
                ("InterfaceAlias", "Ethernet")))),
        new("Get-WindowsFeature", "[Parameter(Position=0)][string[]]$Name", Features),
        new("Get-Command", "[Parameter(Position=0,ValueFromPipeline)][string[]]$Name,[string]$CommandType,[string]$Module", Command),
        new("Get-Module", "[Parameter(Position=0)][string[]]$Name,[switch]$ListAvailable", call =>
        {
            foreach (var name in KnownModules.Where(module => call.Matches("Name", module)))
                call.Write(ItemView.Make("Ingot.Module", ("Name", name), ("Version", new Version(1, 0))));
        }),
        new("Import-Module", "[Parameter(Position=0)][string[]]$Name,[switch]$Force,[switch]$PassThru,[switch]$Global," +
            "[switch]$SkipEditionCheck", Import),
        new("Restart-Computer", "[switch]$Force,[int]$Delay", call => GuestPrograms.Run(call.Session, "shutdown", ["/r"])),
        new("Stop-Computer", "[switch]$Force", call => GuestPrograms.Run(call.Session, "shutdown", ["/s"])),
        new("Get-HotFix", "[Parameter(Position=0)][string[]]$Id", HotFixes),
        new("Clear-RecycleBin", "[switch]$Force", _ => { }),
        new("Get-ExecutionPolicy", "", call => call.Write("RemoteSigned")),
        new("Set-ExecutionPolicy", "[Parameter(Position=0)][string]$ExecutionPolicy,[Parameter(Position=1)][string]$Scope," +
            "[switch]$Force", _ => { }),
        new("Test-NetConnection", "[Parameter(Position=0)][string]$ComputerName,[int]$Port,[switch]$InformationLevel", call =>
            call.Write(ItemView.Make(
            "Ingot.NetConnection", ("ComputerName", call.Text("ComputerName")), ("RemotePort", call.Number("Port")),
                ("TcpTestSucceeded", false)))),
        new("Add-Type", "[Parameter(Position=0)][string]$TypeDefinition,[string]$AssemblyName,[string]$Path", _ =>
            throw new PSNotSupportedException("Cannot add type. Definition of new types is not supported in this language mode.")),
    ];

    /// <summary>Component servicing's updates only: those of Defender and tools are not among them.</summary>
    static void HotFixes(CommandCall call)
    {
        var found = call.Machine.Updates.History.Where(entry => entry.HResult == 0)
            .Join(UpdateCatalogue.For(call.Machine.Version), entry => entry.Kb, update => update.Kb, (entry, update) => (entry, update))
            .Where(pair => pair.update.NeedsReboot && call.Machine.Updates.Installed.Contains(pair.update.Id))
            .DistinctBy(pair => pair.update.Id)
            .Where(pair => call.Matches("Id", $"KB{pair.update.Kb}"))
            .ToList();
        foreach (var (entry, update) in found)
            call.Write(ItemView.Make("Ingot.HotFix", ("HotFixID", $"KB{update.Kb}"), ("Description", "Security Update"),
                ("InstalledBy", @"NT AUTHORITY\SYSTEM"), ("InstalledOn", entry.Time.UtcDateTime.Date)));
        if (found.Count == 0 && call.Has("Id"))
            call.Error("Cannot find the requested hotfix on the 'localhost' computer. Verify the input and run the command again.",
                "GetHotFixNoEntriesFound,Microsoft.PowerShell.Commands.GetHotFixCommand");
    }

    static void Cim(CommandCall call)
    {
        var machine = call.Machine;
        switch (call.Text("ClassName").ToUpperInvariant())
        {
            case "WIN32_OPERATINGSYSTEM":
                call.Write(ItemView.Make(
                    "Ingot.OperatingSystem",
                    ("Caption", $"Microsoft {machine.ProductName}"),
                    ("Version", string.Join('.', machine.Version.Split('.').Take(3))),
                    ("BuildNumber", machine.Version.Split('.').ElementAtOrDefault(2)),
                    ("LastBootUpTime", machine.BootTime.UtcDateTime),
                    ("LocalDateTime", call.Session.Now.UtcDateTime),
                    ("OSArchitecture", "64-bit"),
                    ("CSName", machine.ComputerName),
                    ("ProductType", 3)));
                break;
            case "WIN32_COMPUTERSYSTEM":
                call.Write(ItemView.Make(
                    "Ingot.ComputerSystem", ("Name", machine.ComputerName), ("Manufacturer", "Microsoft Corporation"),
                        ("Model", "Virtual Machine"),
                    ("Domain", machine.Generalizing.Domain ?? "WORKGROUP"), ("PartOfDomain", machine.Generalizing.Domain is not null)));
                break;
            case "WIN32_LOGICALDISK":
                call.Write(AccessCommands.SystemDisk());
                break;
            case "WIN32_ENCRYPTABLEVOLUME":
            case "SOFTWARELICENSINGSERVICE":
                SetupCommands.Cim(call);
                break;
            case "WIN32_USERPROFILE":
                Profiles(call);
                break;
            default:
                call.Error($"Invalid class \"{call.Text("ClassName")}\"",
                    "HRESULT 0x80041010,Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand");
                break;
        }
    }

    static void Profiles(CommandCall call)
    {
        foreach (var key in GuestTree.Find(call.Session, "Registry", WindowsImage.ProfileList)?.Children.Values.ToList() ?? [])
            if (!call.Has("Filter") || call.Text("Filter").Contains($"'{key.Name}'", StringComparison.OrdinalIgnoreCase))
                call.Write(ItemView.Make(
                    "Ingot.UserProfile",
                    ("SID", key.Name),
                    ("LocalPath", key.Values.GetValueOrDefault("ProfileImagePath")?.Text),
                    ("Loaded", false),
                    ("Special", false)));
    }

    static void RemoveCim(CommandCall call)
    {
        var profile = PSObject.AsPSObject(call.Value("InputObject"));
        if (profile.Properties["SID"]?.Value is not string sid || profile.Properties["LocalPath"]?.Value is not string path)
            throw new PSNotSupportedException("Only user profiles can be removed.");
        GuestTree.Find(call.Session, "Registry", WindowsImage.ProfileList)?.Children.Remove(sid);
        GuestTree.Find(call.Session, "GuestFileSystem", GuestTree.ParentOf(path))?.Children.Remove(GuestTree.NameOf(path));
    }

    static void Features(CommandCall call)
    {
        foreach (var (name, installed) in call.Machine.Features.Where(feature => call.Matches("Name", feature.Key)))
            call.Write(ItemView.Make(
                "Ingot.Feature", ("Name", name), ("DisplayName", name), ("Installed", installed),
                    ("InstallState", installed ? "Installed" : "Available")));
    }

    static void Command(CommandCall call)
    {
        foreach (var name in call.Texts("Name"))
        {
            var kinds = CommandTypes.Alias | CommandTypes.Function | CommandTypes.Filter | CommandTypes.Cmdlet;
            var found = call.Caller.InvokeCommand.GetCommands(name, kinds, nameIsPattern: true).ToList();
            foreach (var command in found)
                call.Write(command);
            if (found.Count == 0 && GuestPrograms.Find(name) is { } program)
                call.Write(ItemView.Make("Ingot.Application", ("Name", $"{program}.exe"), ("CommandType", "Application"),
                    ("Source", $@"C:\Windows\System32\{program}.exe")));
            else if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                call.Error($"The term '{name}' is not recognized as the name of a cmdlet, function, script file, or operable program.",
                    "CommandNotFoundException,Microsoft.PowerShell.Commands.GetCommandCommand", ErrorCategory.ObjectNotFound, name);
        }
    }

    static void Import(CommandCall call)
    {
        foreach (var name in call.Texts("Name").Where(name => !KnownModules.Contains(name, StringComparer.OrdinalIgnoreCase)))
            call.Error(
                $"The specified module '{name}' was not loaded because no valid module file was found in any module directory.",
                "Modules_ModuleNotFound,Microsoft.PowerShell.Commands.ImportModuleCommand",
                ErrorCategory.ResourceUnavailable,
                name);
    }
}

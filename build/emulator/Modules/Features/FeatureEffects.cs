using Ingot.Emulator.Modules.Iis;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Features;

/// <summary>What installing or removing a feature does to the rest of Windows.</summary>
static class FeatureEffects
{
    /// <summary>Services of features: name, display name, start type.</summary>
    static readonly Dictionary<string, (string Name, string DisplayName, string StartType)[]> services =
        new(StringComparer.OrdinalIgnoreCase)
    {
        ["Web-WebServer"] =
        [
            ("WAS", "Windows Process Activation Service", "Manual"), ("W3SVC", "World Wide Web Publishing Service", "Automatic"),
            ("AppHostSvc", "Application Host Helper Service", "Automatic"),
        ],
        ["Web-Mgmt-Service"] = [("WMSVC", "Web Management Service", "Manual")],
        ["Web-Ftp-Service"] = [("FTPSVC", "Microsoft FTP Service", "Automatic")],
        ["SNMP-Service"] = [("SNMP", "SNMP Service", "Automatic")],
        ["DNS"] = [("DNS", "DNS Server", "Automatic")],
        ["DHCP"] = [("DHCPServer", "DHCP Server", "Automatic")],
        ["Hyper-V"] = [("vmms", "Hyper-V Virtual Machine Management", "Automatic")],
        ["MSMQ-Server"] = [("MSMQ", "Message Queuing", "Automatic")],
    };

    /// <summary>Switches a feature on or off with what hangs on it.</summary>
    public static void Set(ModuleRun run, WindowsFeature feature, bool install)
    {
        run.Machine.Features[feature.Name] = install;
        foreach (var (name, displayName, startType) in services.GetValueOrDefault(feature.Name, []))
        {
            if (install)
                run.Machine.Services[name] = Service(name, displayName, startType, feature.RestartToInstall);
            else
                run.Machine.Services.Remove(name);
        }
        if (feature.Name != "Web-WebServer")
            return;
        if (install)
            WebServer.Install(run);
        else
            WebServer.Remove(run);
    }

    static WindowsService Service(string name, string displayName, string startType, bool afterReboot) => new()
    {
        Name = name,
        DisplayName = displayName,
        StartType = startType,
        Status = !afterReboot && (startType == "Automatic" || name == "WAS") ? "Running" : "Stopped",
        DependsOn = name == "W3SVC" ? ["WAS"] : [],
    };
}

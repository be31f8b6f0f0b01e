using System.Text;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Iis;

/// <summary>IIS as its setup leaves it.</summary>
static class WebServer
{
    /// <summary>The firewall rule that comes with the role.</summary>
    const string FirewallRuleName = "IIS-WebServerRole-HTTP-In-TCP";

    /// <summary>Folders, the default site, the default pool and the firewall rule.</summary>
    public static void Install(ModuleRun run)
    {
        run.Files.CreateFolder(@"C:\inetpub\logs\LogFiles");
        run.Files.CreateFolder(@"C:\Windows\System32\inetsrv\config");
        run.Files.Write(@"C:\inetpub\wwwroot\iisstart.htm",
            Encoding.ASCII.GetBytes("<!DOCTYPE html><title>IIS Windows Server</title>\r\n"));
        run.Machine.WebApplicationPools["DefaultAppPool"] = new() { Name = "DefaultAppPool" };
        run.Machine.WebSites["Default Web Site"] =
            new() { Name = "Default Web Site", Id = 1, PhysicalPath = @"%SystemDrive%\inetpub\wwwroot", Bindings = ["*:80:"] };
        run.Machine.FirewallRules[FirewallRuleName] = new()
        {
            Name = FirewallRuleName,
            DisplayName = "World Wide Web Services (HTTP Traffic-In)",
            Group = "World Wide Web Services (HTTP)",
            Protocol = "TCP",
            LocalPorts = ["80"],
        };
        if (!run.Machine.Groups.ContainsKey("IIS_IUSRS"))
            run.Machine.Groups["IIS_IUSRS"] = new(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Takes away what serves; content stays on the disk, as Windows leaves it.</summary>
    public static void Remove(ModuleRun run)
    {
        run.Machine.WebSites.Clear();
        run.Machine.WebApplicationPools.Clear();
        run.Machine.FirewallRules.Remove(FirewallRuleName);
    }

    /// <summary>The IIS modules need PowerShell's WebAdministration, which comes with the scripting tools.</summary>
    /// <exception cref="ModuleFailureException">It is not installed.</exception>
    public static void NeedAdministration(WindowsMachine machine)
    {
        if (!machine.Features.GetValueOrDefault("Web-Scripting-Tools"))
        {
            throw new ModuleFailureException(
                "The specified module 'WebAdministration' was not loaded because no valid module file was found in any module directory.");
        }
    }
}

using Ingot.Emulator.Modules.Accounts;
using Ingot.Emulator.Modules.Basics;
using Ingot.Emulator.Modules.Certificates;
using Ingot.Emulator.Modules.Chocolatey;
using Ingot.Emulator.Modules.Commands;
using Ingot.Emulator.Modules.Disks;
using Ingot.Emulator.Modules.Events;
using Ingot.Emulator.Modules.Facts;
using Ingot.Emulator.Modules.Features;
using Ingot.Emulator.Modules.Files;
using Ingot.Emulator.Modules.Galleries;
using Ingot.Emulator.Modules.Iis;
using Ingot.Emulator.Modules.Network;
using Ingot.Emulator.Modules.Registry;
using Ingot.Emulator.Modules.Security;
using Ingot.Emulator.Modules.Services;
using Ingot.Emulator.Modules.Settings;
using Ingot.Emulator.Modules.Tasks;
using Ingot.Emulator.Modules.Updates;

namespace Ingot.Emulator.Modules;

/// <summary>Every module the guest knows.</summary>
static class ModuleList
{
    /// <summary>What action plugins call the modules they send in place of their own.</summary>
    static readonly Dictionary<string, string> legacyNames = new(StringComparer.Ordinal)
    {
        ["stat"] = "win_stat",
        ["file"] = "win_file",
        ["copy"] = "win_copy",
        ["ping"] = "win_ping",
        ["command"] = "win_command",
        ["shell"] = "win_shell",
        ["slurp"] = "slurp",
        ["async_status"] = "async_status",
        ["setup"] = "setup",
        ["fetch"] = "slurp",
        ["get_url"] = "win_get_url",
        ["wait_for"] = "win_wait_for",
        ["service"] = "win_service",
        ["user"] = "win_user",
        ["group"] = "win_group",
    };

    static readonly Dictionary<string, GuestModule> modules = new GuestModule[]
    {
        new Ping(), new AsyncStatus(), new Setup(), new WinWhoami(),
        new WinCommand(), new WinShell(), new WinPowerShell(),
        new WinFile(), new WinStat(), new WinCopy(), new Slurp(), new WinLineInFile(), new WinFind(), new WinTempfile(), new WinGetUrl(),
        new WinAcl(), new WinAclInheritance(), new WinOwner(),
        new WinRegedit(), new WinRegStat(),
        new WinUser(), new WinGroup(), new WinGroupMembership(), new WinUserRight(),
        new WinService(), new WinServiceInfo(), new WinWaitFor(), new WinScheduledTask(),
        new WinFeature(), new WinOptionalFeature(), new WinPackage(), new WinUpdates(),
        new WinEnvironment(), new WinPath(), new WinTimezone(), new WinPowerPlan(), new WinFirewall(), new WinFirewallRule(),
            new WinHostname(),
        new WinDnsClient(),
        new WinIisWebsite(), new WinIisWebAppPool(),
        new WinIisWebBinding(), new WinIisVirtualDirectory(), new WinIisWebApplication(),
        new WinUnzip(), new WinZip(), new WinShortcut(), new WinXml(), new WinFileCompression(), new WinFileVersion(), new WinRobocopy(), new WinShare(),
        new WinHosts(), new WinRoute(), new WinNetAdapterFeature(), new WinNetbios(), new WinHttpProxy(), new WinInetProxy(), new WinListenPortsFacts(), new WinUri(),
        new WinComputerDescription(), new WinRegion(), new WinSnmp(), new WinDomainMembership(), new WinMappedDrive(), new WinMsg(), new WinDotNetNgen(),
        new WinProductFacts(), new WinPagefile(), new WinUserProfile(),
        new WinAutoLogon(), new WinCredential(), new WinSecurityPolicy(), new WinAuditPolicySystem(), new WinEventLog(), new WinEventLogEntry(),
        new WinDiskFacts(), new WinInitializeDisk(), new WinPartition(), new WinFormat(), new WinDefrag(),
        new WinCertificateStore(), new WinCertificateInfo(), new WinPsRepository(), new WinPsRepositoryInfo(), new WinPsModule(), new WinPsModuleInfo(),
        new WinFeatureInfo(), new WinScheduledTaskStat(), new WinNssm(), new WinWaitForProcess(), new WinRegMerge(),
        new WinChocolatey(), new WinChocolateyFacts(), new WinChocolateySource(), new WinChocolateyConfig(), new WinChocolateyFeature(),
    }.ToDictionary(module => Short(module.Name), StringComparer.Ordinal);

    /// <summary>All of them, by name.</summary>
    public static IEnumerable<GuestModule> All => modules.Values.OrderBy(module => module.Name, StringComparer.Ordinal);

    /// <summary>The module of that name, full or short; null when it is not modelled.</summary>
    public static GuestModule? Find(string name)
    {
        var last = Short(name);
        var collection = name.Length > last.Length ? name[..^(last.Length + 1)] : "";
        var wanted = collection is "ansible.legacy" or "ansible.builtin" or "" ? legacyNames.GetValueOrDefault(last, last) : last;
        return modules.TryGetValue(wanted, out var module)
            && (collection is "ansible.legacy" or "ansible.builtin" or "" || module.Name == name)
            ? module
            : null;
    }

    static string Short(string name) => name[(name.LastIndexOf('.') + 1)..];
}

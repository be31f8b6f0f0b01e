using System.Management.Automation;
using Ingot.Emulator.Scripting.Provider;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Get-Acl, and the disk that files are on.</summary>
static class AccessCommands
{
    /// <summary>What the root of the system drive hands down while inheritance is on.</summary>
    static readonly AccessRule[] inherited =
    [
        new(@"NT AUTHORITY\SYSTEM", "FullControl", "Allow", "ContainerInherit, ObjectInherit"),
        new(@"BUILTIN\Administrators", "FullControl", "Allow", "ContainerInherit, ObjectInherit"),
        new(@"BUILTIN\Users", "ReadAndExecute", "Allow", "ContainerInherit, ObjectInherit"),
    ];

    public static IReadOnlyList<GuestCommand> All { get; } = [new("Get-Acl", GuestCommand.Paths, GetAcl)];

    /// <summary>The system disk of a marketplace image: 127 GiB, of which Windows takes about 22.</summary>
    public static PSObject SystemDisk() => ItemView.Make(
        "Ingot.LogicalDisk",
        ("DeviceID", "C:"), ("DriveType", 3), ("FileSystem", "NTFS"), ("VolumeName", "Windows"),
        ("Size", 136_365_211_648L), ("FreeSpace", 112_742_891_520L));

    static void GetAcl(CommandCall call)
    {
        foreach (var path in ItemCommands.PathsOf(call).Paths)
        {
            var inner = call.Caller.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            if (GuestTree.Find(call.Session, provider.Name, inner) is { } node)
                call.Write(View(call.Machine, path, node, provider.Name == "Registry"));
            else
                call.Error($"Cannot find path '{path}' because it does not exist.", "GetAcl_PathNotFound_Exception,Microsoft.PowerShell.Commands.GetAclCommand");
        }
    }

    static PSObject View(WindowsMachine machine, string path, TreeNode node, bool isKey)
    {
        var rules = (node.Access ?? []).Select(rule => Rule(machine, rule, isKey, isInherited: false));
        if (node.InheritsAccess)
            rules = rules.Concat(inherited.Select(rule => Rule(machine, rule, isKey, isInherited: true)));
        return ItemView.Make(
            "Ingot.Security",
            ("Path", path),
            ("Owner", Shown(machine, node.Owner ?? @"BUILTIN\Administrators")),
            ("AreAccessRulesProtected", !node.InheritsAccess),
            ("Access", rules.ToArray()));
    }

    static PSObject Rule(WindowsMachine machine, AccessRule rule, bool isKey, bool isInherited) => ItemView.Make(
        "Ingot.AccessRule",
        (isKey ? "RegistryRights" : "FileSystemRights", isKey || rule.Rights == "FullControl" ? rule.Rights : rule.Rights + ", Synchronize"),
        ("AccessControlType", rule.Type),
        ("IdentityReference", Shown(machine, rule.Identity)),
        ("IsInherited", isInherited),
        ("InheritanceFlags", rule.Inherit),
        ("PropagationFlags", rule.Propagation));

    /// <summary>Local accounts are kept plain and shown with the computer's name.</summary>
    static string Shown(WindowsMachine machine, string account) =>
        machine.Users.ContainsKey(account) ? $@"{machine.ComputerName}\{account}" : account;
}

using System.Text;
using Ingot.Emulator.Faults;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>Windows setup on a captured disk: it gives the machine its new name, address and administrator.</summary>
static class ImageBoot
{
    /// <summary>Completes setup, if the disk was prepared for it by sysprep.</summary>
    /// <returns>False when it was not: such a machine never reports that it is ready.</returns>
    public static bool TryComplete(WindowsMachine guest, VmAccount account, string address, IReadOnlyList<string> faults, DateTimeOffset now)
    {
        if (!WindowsSysprep.IsDeployable(guest))
            return false;
        var hive = guest.Drives["HKLM"];
        hive.Descend(["SOFTWARE", "Microsoft", "Windows", "CurrentVersion", "Setup", "State"], now).Values["ImageState"] =
            NodeValue.String(WindowsSysprep.Complete);
        foreach (var kind in (string[])["ComputerName", "ActiveComputerName"])
        {
            hive.Descend(["SYSTEM", "CurrentControlSet", "Control", "ComputerName", kind], now).Values["ComputerName"] =
                NodeValue.String(account.ComputerName);
        }
        guest.ComputerName = account.ComputerName;
        if (!faults.Contains(FaultScenarios.BootSameSid))
            RenewSids(guest);
        Resume(guest, address, now);
        NameAdministrator(guest, account);
        LogSetup(guest, now);
        BootFaults.Apply(guest, faults, now);
        return true;
    }

    // Setup of a generalized disk draws a new identifier for the machine, and its local accounts get it too.
    static void RenewSids(WindowsMachine guest)
    {
        var old = guest.MachineSid.Length > 0
            ? guest.MachineSid
            : guest.Users.Values.Select(user => user.Sid[..user.Sid.LastIndexOf('-')]).First();
        guest.MachineSid = WindowsImage.NewMachineSid();
        foreach (var user in guest.Users.Values.Where(user => user.Sid.StartsWith(old + "-", StringComparison.Ordinal)))
            user.Sid = guest.MachineSid + user.Sid[old.Length..];
        if (Profiles(guest) is { } profiles)
        {
            foreach (var profile in profiles.Children.Values.Where(key => key.Name.StartsWith(old + "-", StringComparison.Ordinal)).ToList())
            {
                profiles.Children.Remove(profile.Name);
                profile.Name = guest.MachineSid + profile.Name[old.Length..];
                profiles.Children[profile.Name] = profile;
            }
        }
    }

    static TreeNode? Profiles(WindowsMachine guest)
    {
        TreeNode? node = guest.Drives["HKLM"];
        foreach (var part in WindowsImage.ProfileList.Split('\\').Skip(1))
            node = node?.Children.GetValueOrDefault(part);
        return node;
    }

    // The logs of this setup take the place of older ones; the error log is there, and empty, when all went well.
    static void LogSetup(WindowsMachine guest, DateTimeOffset now)
    {
        var panther = guest.Drives["C"].Descend(["Windows", "Panther"], now);
        panther.Children["setupact.log"] = new TreeNode
        {
            Name = "setupact.log", Modified = now, Content = Encoding.UTF8.GetBytes($"{now:yyyy-MM-dd HH:mm:ss}, Info       [windeploy.exe] Setup is complete\r\n"),
        };
        panther.Children["setuperr.log"] = new TreeNode { Name = "setuperr.log", Modified = now, Content = [] };
        // Azure's answer file stays there, with the passwords blotted out.
        panther.Children["unattend.xml"] = new TreeNode
        {
            Name = "unattend.xml", Modified = now, Content = Encoding.UTF8.GetBytes(
                "<unattend xmlns=\"urn:schemas-microsoft-com:unattend\"><settings pass=\"oobeSystem\"><component name=\"Microsoft-Windows-Shell-Setup\">"
                + "<UserAccounts><AdministratorPassword>*SENSITIVE*DATA*DELETED*</AdministratorPassword></UserAccounts></component></settings></unattend>"),
        };
    }

    /// <summary>Starts a specialized disk: it goes on under its old name and with its old accounts, at another address.</summary>
    public static void Resume(WindowsMachine guest, string address, DateTimeOffset now)
    {
        guest.Address = address;
        // A new machine has booted once.
        guest.BootTime = DateTimeOffset.MinValue;
        MachinePower.Restart(guest, now);
    }

    // The account asked for is the built-in administrator (its SID ends in 500) under that name, as on a first boot from the marketplace.
    static void NameAdministrator(WindowsMachine guest, VmAccount account)
    {
        var builtIn = guest.Users.Values.FirstOrDefault(user => user.Sid.EndsWith("-500", StringComparison.Ordinal))
            ?? guest.Users.GetValueOrDefault(account.User)
            ?? new LocalUser { Name = account.User, Sid = WindowsImage.NextSid(guest) };
        guest.Users.Remove(builtIn.Name);
        foreach (var members in guest.Groups.Values)
            members.Remove(builtIn.Name);
        builtIn.Name = account.User;
        builtIn.Enabled = true;
        builtIn.MustChangePassword = false;
        builtIn.SetPassword(account.Password);
        guest.Users[account.User] = builtIn;
        if (!guest.Groups.TryGetValue("Administrators", out var administrators))
            guest.Groups["Administrators"] = administrators = new(StringComparer.OrdinalIgnoreCase);
        administrators.Add(account.User);
    }
}

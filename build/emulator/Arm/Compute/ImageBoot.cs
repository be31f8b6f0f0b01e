using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>Windows setup on a captured disk: it gives the machine its new name, address and administrator.</summary>
static class ImageBoot
{
    /// <summary>Completes setup, if the disk was prepared for it by sysprep.</summary>
    /// <returns>False when it was not: such a machine never reports that it is ready.</returns>
    public static bool TryComplete(WindowsMachine guest, VmAccount account, string address, DateTimeOffset now)
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
        Resume(guest, address, now);
        NameAdministrator(guest, account);
        return true;
    }

    /// <summary>Starts a specialized disk: it goes on under its old name and with its old accounts, at another address.</summary>
    public static void Resume(WindowsMachine guest, string address, DateTimeOffset now)
    {
        guest.Address = address;
        // A new machine: its clock is right, and it has booted once.
        guest.ClockAhead = TimeSpan.Zero;
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

using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>Windows setup on a captured disk: it gives the machine its new name, address and administrator.</summary>
static class ImageBoot
{
    const string Generalized = "IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE";

    /// <summary>Completes setup, if the disk was prepared for it by sysprep.</summary>
    /// <returns>False when it was not: such a machine never reports that it is ready.</returns>
    public static bool TryComplete(WindowsMachine guest, VmAccount account, string address, DateTimeOffset now)
    {
        if (Find(guest, "HKLM", "SOFTWARE", "Microsoft", "Windows", "CurrentVersion", "Setup", "State") is not { } state
            || !state.Values.TryGetValue("ImageState", out var found) || found.Text != Generalized)
            return false;
        state.Values["ImageState"] = NodeValue.String("IMAGE_STATE_COMPLETE");
        guest.ComputerName = account.ComputerName;
        guest.Address = address;
        guest.ClockAhead = TimeSpan.Zero;
        GuestPower.Boot(guest, now);
        AddAdministrator(guest, account);
        return true;
    }

    static void AddAdministrator(WindowsMachine guest, VmAccount account)
    {
        var next = 1000 + guest.Users.Count;
        var user = new LocalUser { Name = account.User, Sid = $"S-1-5-21-{guest.BootTime.ToUnixTimeSeconds()}-1-1-{next}" };
        user.SetPassword(account.Password);
        guest.Users[account.User] = user;
        if (!guest.Groups.TryGetValue("Administrators", out var members))
            guest.Groups["Administrators"] = members = new(StringComparer.OrdinalIgnoreCase);
        members.Add(account.User);
    }

    static TreeNode? Find(WindowsMachine guest, string drive, params ReadOnlySpan<string> path)
    {
        var node = guest.Drives.GetValueOrDefault(drive);
        foreach (var name in path)
            node = node?.Children.GetValueOrDefault(name);
        return node;
    }
}

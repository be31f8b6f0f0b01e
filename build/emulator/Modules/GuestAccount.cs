using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules;

/// <summary>Where the things of an account are: a local one, or one of the three that services run as.</summary>
static class GuestAccount
{
    /// <summary>The local system account.</summary>
    public const string LocalSystem = "SYSTEM";

    static readonly Dictionary<string, (string Sid, string Profile)> services = new(StringComparer.OrdinalIgnoreCase)
    {
        [LocalSystem] = ("S-1-5-18", @"C:\Windows\system32\config\systemprofile"),
        ["LOCAL SERVICE"] = ("S-1-5-19", @"C:\Windows\ServiceProfiles\LocalService"),
        ["NETWORK SERVICE"] = ("S-1-5-20", @"C:\Windows\ServiceProfiles\NetworkService"),
    };

    /// <summary>True for an account that services run as.</summary>
    public static bool IsService(string user) => services.ContainsKey(user);

    /// <summary>The folder of its profile.</summary>
    public static string Profile(string user) => services.TryGetValue(user, out var service) ? service.Profile : $@"C:\Users\{user}";

    /// <summary>Its security identifier.</summary>
    public static string Sid(WindowsMachine machine, string user) =>
        services.TryGetValue(user, out var service) ? service.Sid : machine.Users.GetValueOrDefault(user)?.Sid ?? ".DEFAULT";

    /// <summary>The authority before its name.</summary>
    public static string Authority(WindowsMachine machine, string user) => IsService(user) ? "NT AUTHORITY" : machine.ComputerName;
}

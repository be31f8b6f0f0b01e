using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Accounts;

/// <summary>Accounts by the many ways of naming them.</summary>
static class AccountNames
{
    static readonly Dictionary<string, string> wellKnown = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SYSTEM"] = @"NT AUTHORITY\SYSTEM",
        ["LOCAL SYSTEM"] = @"NT AUTHORITY\SYSTEM",
        ["LocalSystem"] = @"NT AUTHORITY\SYSTEM",
        ["NETWORK SERVICE"] = @"NT AUTHORITY\NETWORK SERVICE",
        ["NetworkService"] = @"NT AUTHORITY\NETWORK SERVICE",
        ["LOCAL SERVICE"] = @"NT AUTHORITY\LOCAL SERVICE",
        ["LocalService"] = @"NT AUTHORITY\LOCAL SERVICE",
        ["Authenticated Users"] = @"NT AUTHORITY\Authenticated Users",
        ["INTERACTIVE"] = @"NT AUTHORITY\INTERACTIVE",
        ["NETWORK"] = @"NT AUTHORITY\NETWORK",
        ["Everyone"] = "Everyone",
        ["CREATOR OWNER"] = "CREATOR OWNER",
        ["TrustedInstaller"] = @"NT SERVICE\TrustedInstaller",
        ["S-1-1-0"] = "Everyone",
        ["S-1-5-18"] = @"NT AUTHORITY\SYSTEM",
        ["S-1-5-19"] = @"NT AUTHORITY\LOCAL SERVICE",
        ["S-1-5-20"] = @"NT AUTHORITY\NETWORK SERVICE",
        ["S-1-5-11"] = @"NT AUTHORITY\Authenticated Users",
        ["S-1-5-32-544"] = @"BUILTIN\Administrators",
        ["S-1-5-32-545"] = @"BUILTIN\Users",
        ["S-1-5-32-546"] = @"BUILTIN\Guests",
        ["IIS_IUSRS"] = @"BUILTIN\IIS_IUSRS",
        ["S-1-5-32-568"] = @"BUILTIN\IIS_IUSRS",
    };

    static readonly string[] builtinGroups =
    [
        "Administrators", "Users", "Guests", "Power Users", "Backup Operators", "Remote Desktop Users", "Remote Management Users",
        "Performance Monitor Users", "Performance Log Users", "Event Log Readers", "Network Configuration Operators",
    ];

    /// <summary>
    /// The account as the model keeps it: local users and groups plain, others with their authority; null when nobody is called so.
    /// </summary>
    public static string? Resolve(WindowsMachine machine, string text)
    {
        var slash = text.IndexOf('\\', StringComparison.Ordinal);
        var authority = slash < 0 ? null : text[..slash];
        var name = text[(slash + 1)..];
        if (authority is null or "." || authority.Equals(machine.ComputerName, StringComparison.OrdinalIgnoreCase))
        {
            if (machine.Users.Values.FirstOrDefault(user => Same(user.Name, name) || Same(user.Sid, text)) is { } local)
                return local.Name;
        }
        if (authority is null or "BUILTIN" && builtinGroups.FirstOrDefault(group => Same(group, name)) is { } builtin)
            return $@"BUILTIN\{builtin}";
        if (authority is null or "." && machine.Groups.Keys.FirstOrDefault(group => Same(group, name)) is { } own)
            return own;
        if (authority is not null && (Same(authority, "IIS APPPOOL") || Same(authority, "NT SERVICE")))
            return $@"{authority.ToUpperInvariant()}\{name}";
        return wellKnown.GetValueOrDefault(name) is { } known
            && (authority is null || known.StartsWith(authority + '\\', StringComparison.OrdinalIgnoreCase))
            ? known
            : null;
    }

    /// <summary>The account as Windows shows it: a local one with the computer's name before it.</summary>
    public static string Shown(WindowsMachine machine, string account) =>
        account.Contains('\\', StringComparison.Ordinal) || account is "Everyone" or "CREATOR OWNER" ? account
            : $@"{machine.ComputerName}\{account}";

    /// <summary>The local group of that name, however it is written; null when there is none.</summary>
    public static string? Group(WindowsMachine machine, string text)
    {
        var resolved = Resolve(machine, text);
        var name = (resolved ?? text)[((resolved ?? text).LastIndexOf('\\') + 1)..];
        return machine.Groups.Keys.FirstOrDefault(group => Same(group, name));
    }

    static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}

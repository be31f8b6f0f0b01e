using Ingot.Emulator.Windows;

namespace Ingot.Emulator.WinRm;

/// <summary>
/// What the endpoint needs to know of its machine, copied so that requests are answered while a script holds the machine.
/// </summary>
/// <param name="Listeners">Listeners that serve.</param>
/// <param name="BootTime">Boot the shells belong to.</param>
/// <param name="BasicAllowed">Service\Auth\Basic.</param>
/// <param name="MaxEnvelopeBytes">MaxEnvelopeSizekb in bytes.</param>
/// <param name="MaxShellsPerUser">Shell\MaxShellsPerUser.</param>
/// <param name="Accounts">Accounts that may use WinRM, by name.</param>
sealed record GuestState(
    IReadOnlyList<HttpsListener> Listeners,
    DateTimeOffset BootTime,
    bool BasicAllowed,
    int MaxEnvelopeBytes,
    int MaxShellsPerUser,
    IReadOnlyDictionary<string, LocalUser> Accounts)
{
    /// <summary>A machine that was never looked at.</summary>
    public static GuestState Closed { get; } = new([], default, false, 0, 0, new Dictionary<string, LocalUser>(StringComparer.Ordinal));

    /// <summary>Reads the machine; the caller holds its gate. Defaults are those of Windows Server 2022.</summary>
    public static GuestState Of(WindowsMachine machine, CertificateCache certificates) => new(
        HttpsListener.Of(machine, certificates),
        machine.BootTime,
        WsmanTree.Flag(WsmanTree.Find(machine, "Service", "Auth"), "Basic"),
        WsmanTree.Number(WsmanTree.Find(machine), "MaxEnvelopeSizekb", 500) * 1024,
        WsmanTree.Number(WsmanTree.Find(machine, "Shell"), "MaxShellsPerUser", 30),
        Users(machine));

    static Dictionary<string, LocalUser> Users(WindowsMachine machine)
    {
        var members = new[] { "Administrators", "Remote Management Users" }
            .SelectMany(group => machine.Groups.GetValueOrDefault(group) ?? Enumerable.Empty<string>())
            .Select(member => member[(member.LastIndexOf('\\') + 1)..])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return machine.Users.Values.Where(user => members.Contains(user.Name))
            .ToDictionary(user => user.Name, Copy, StringComparer.OrdinalIgnoreCase);
    }

    static LocalUser Copy(LocalUser user) => new()
    {
        Name = user.Name,
        Sid = user.Sid,
        Enabled = user.Enabled,
        Salt = user.Salt,
        PasswordHash = user.PasswordHash,
    };
}

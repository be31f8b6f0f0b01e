using Ingot.Emulator.Windows;

namespace Ingot.Emulator.WinRm;

/// <summary>
/// What the endpoint needs to know of its machine, copied so that requests are answered while a script holds the machine.
/// </summary>
/// <param name="Listeners">Listeners that serve.</param>
/// <param name="BootTime">Boot the shells belong to.</param>
/// <param name="BasicAllowed">Service\Auth\Basic.</param>
/// <param name="NegotiateAllowed">Service\Auth\Negotiate.</param>
/// <param name="CertificateAllowed">Service\Auth\Certificate.</param>
/// <param name="Mappings">Accounts of client certificates.</param>
/// <param name="TrustedClients">Thumbprints of the client certificates that are trusted.</param>
/// <param name="Silent">Until when nothing answers; null: it answers.</param>
/// <param name="MaxEnvelopeBytes">MaxEnvelopeSizekb in bytes.</param>
/// <param name="MaxShellsPerUser">Shell\MaxShellsPerUser.</param>
/// <param name="Accounts">Accounts that may use WinRM, by name.</param>
sealed record GuestState(
    IReadOnlyList<HttpsListener> Listeners,
    DateTimeOffset BootTime,
    bool BasicAllowed,
    bool NegotiateAllowed,
    bool CertificateAllowed,
    IReadOnlyList<ClientMapping> Mappings,
    IReadOnlySet<string> TrustedClients,
    DateTimeOffset? Silent,
    int MaxEnvelopeBytes,
    int MaxShellsPerUser,
    IReadOnlyDictionary<string, LocalUser> Accounts)
{
    /// <summary>A machine that was never looked at.</summary>
    public static GuestState Closed { get; } = new(
        [], default, false, false, false, [], new HashSet<string>(), null, 0, 0, new Dictionary<string, LocalUser>(StringComparer.Ordinal));

    /// <summary>Reads the machine; the caller holds its gate. Defaults are those of Windows Server 2022.</summary>
    public static GuestState Of(WindowsMachine machine, CertificateCache certificates) => new(
        HttpsListener.Of(machine, certificates),
        machine.BootTime,
        Allows(machine, "Basic"),
        Allows(machine, "Negotiate"),
        Allows(machine, "Certificate"),
        ClientMapping.Of(machine),
        ClientMapping.Trusted(machine),
        machine.WinRmSilentUntil is { } until ? until - machine.ClockAhead : null,
        WsmanTree.Number(WsmanTree.Find(machine), "MaxEnvelopeSizekb", 500) * 1024,
        WsmanTree.Number(WsmanTree.Find(machine, "Shell"), "MaxShellsPerUser", 30),
        Users(machine));

    static bool Allows(WindowsMachine machine, string way) =>
        bool.TryParse(WsManPolicies.ValueOf(machine, $@"Service\Auth\{way}") ?? WsmanTree.Text(WsmanTree.Find(machine, "Service", "Auth"), way), out var flag) && flag;

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
        NtHash = user.NtHash,
    };
}

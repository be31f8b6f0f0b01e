using Ingot.Emulator.Modules.Accounts;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules;

/// <summary>The logon that become asks for.</summary>
static class BecomeLogon
{
    static readonly string[] types = ["interactive", "network", "batch", "service", "unlock", "network_cleartext", "new_credentials"];
    static readonly string[] flags = ["with_profile", "netcredentials_only"];

    /// <summary>The account that the task runs as.</summary>
    /// <exception cref="ModuleFailureException">The flags are not right, or the logon fails.</exception>
    public static string Account(WindowsMachine machine, string user, BecomeRequest? request)
    {
        if (request is null)
            return user;
        var isNetworkOnly = IsNetworkOnly(request.Flags);
        var resolved = AccountNames.Resolve(machine, request.User);
        var name = resolved?[(resolved.LastIndexOf('\\') + 1)..] ?? request.User;
        if (isNetworkOnly)
            return user;
        if (GuestAccount.IsService(name))
            return name;
        if (!machine.Users.TryGetValue(name, out var account))
            throw Refuse(request, "The user name or password is incorrect", 1326);
        if (!account.Enabled)
            throw Refuse(request, "This user can't sign in because this account is currently disabled", 1331);
        // Without a password an administrator still gets a token, by the system's own right (S4U).
        if (request.Password is { } password && !account.Accepts(password))
            throw Refuse(request, "The user name or password is incorrect", 1326);
        MakeProfile(machine, account.Name);
        return account.Name;
    }

    static ModuleFailureException Refuse(BecomeRequest request, string why, int code) => new(
        $"internal error: failed to become user '{request.User}': Exception calling \"CreateProcessAsUser\" with \"9\" argument(s): " +
        $"\"LogonUser failed ({why}, Win32ErrorCode {code} - 0x{code:X8})\"");

    // Credentials that count on the network only leave the identity on the machine as it is.
    static bool IsNetworkOnly(string text)
    {
        var type = "interactive";
        foreach (var flag in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (flag.Split('=') is not [var key, var value])
                throw Wrong(text, $"become_flags entry '{flag}' is in an invalid format, must be a key=value pair");
            if (key == "logon_type")
                type = Known(text, key, value, types);
            else if (key == "logon_flags")
                _ = value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => Known(text, key, part, flags)).ToList();
            else
                throw Wrong(text, $"become_flags key '{key}' is not a valid runas flag, must be 'logon_type' or 'logon_flags'");
        }

        return type == "new_credentials";
    }

    static string Known(string text, string key, string value, string[] known) =>
        known.FirstOrDefault(name => name.Replace("_", "", StringComparison.Ordinal).Equals(value.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
        ?? throw Wrong(text, $"become_flags {key} value '{value}' is not valid, valid values are: {string.Join(", ", known)}");

    static ModuleFailureException Wrong(string text, string why) => new($"internal error: failed to parse become_flags '{text}': {why}");

    // The first logon makes the profile.
    static void MakeProfile(WindowsMachine machine, string user)
    {
        var files = new GuestFiles(machine, user, TimeProvider.System);
        if (!files.IsFolder($@"C:\Users\{user}\AppData\Local\Temp"))
            files.CreateFolder($@"C:\Users\{user}\AppData\Local\Temp");
    }
}

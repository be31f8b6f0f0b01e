using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Security;

/// <summary>Secrets that modules hand to Windows. Only a salted hash is kept, which is enough to see whether one changes.</summary>
static class SecretStore
{
    /// <summary>Keeps a secret; null removes it.</summary>
    /// <returns>True when that is, or would be, a change.</returns>
    public static bool Set(ModuleRun run, string name, string? secret)
    {
        var store = run.Objects("secret");
        var kept = store.Find(name);
        if (secret is null ? kept is null : kept is not null && Hash(kept).Accepts(secret))
            return false;
        run.Change(() => store.Set(name, secret is null ? null : Keep(secret)));
        return true;
    }

    static LocalUser Hash(JsonObject kept) => new()
    {
        Name = "",
        Sid = "",
        Salt = Convert.FromBase64String(kept["salt"]?.ToString() ?? ""),
        PasswordHash = Convert.FromBase64String(kept["hash"]?.ToString() ?? ""),
    };

    static JsonObject Keep(string secret)
    {
        var account = new LocalUser { Name = "", Sid = "" };
        account.SetPassword(secret);
        return new JsonObject { ["salt"] = Convert.ToBase64String(account.Salt), ["hash"] = Convert.ToBase64String(account.PasswordHash) };
    }
}

namespace Ingot.Recipes;

/// <summary>Rules of the build VM itself.</summary>
public static partial class RecipeCheck
{
    const int MostData = 64 * 1024;

    const string NotInAccounts = """ "/\[]:;|=,+*?<>@ """;

    // https://learn.microsoft.com/rest/api/compute/virtual-machines/create-or-update#osprofile
    static readonly string[] DisallowedUsers =
    [
        "administrator", "admin", "user", "user1", "test", "user2", "test1", "user3", "admin1", "1", "123", "a", "actuser", "adm", "admin2", "aspnet",
        "backup", "console", "david", "guest", "john", "owner", "root", "server", "sql", "support", "support_388945a0", "sys", "test2", "test3", "user4", "user5",
    ];

    static IEnumerable<Finding> Machine(Recipe recipe) =>
    [
        .. Given(recipe.Vm.AdminUser, () => AdminUser(recipe.Vm.AdminUser)),
        .. OneOf("license-type", recipe.Vm.LicenseType, "Windows_Server", "Windows_Client"),
        .. Data("custom-data", recipe.Vm.CustomData),
        .. Data("user-data", recipe.Vm.UserData),
        .. recipe.Vm.UserAssignedIdentities.SelectMany(id => Id("user-assigned-identities", id, "Microsoft.ManagedIdentity/userAssignedIdentities")),
        .. Given(recipe.Vm.BootDiagnostics ?? "", () => Diagnostics(recipe.Vm.BootDiagnostics ?? "")),
    ];

    static Finding? AdminUser(string name)
    {
        var why = name.Length > 20 ? "Windows allows at most 20 characters."
            : name.EndsWith('.') ? "It must not end with a dot."
            : name.IndexOfAny([.. NotInAccounts]) >= 0 ? $"Windows takes none of {NotInAccounts} in the name of an account."
            : DisallowedUsers.Contains(name, StringComparer.OrdinalIgnoreCase) ? "Azure takes no name that everybody would guess."
            : name.Equals(Names.BuildUser, StringComparison.OrdinalIgnoreCase) ? "That is the account that Ansible signs in with, which is removed before the capture."
            : null;
        return why is null ? null : new Finding($"--build-user '{name}' cannot be the administrator.", why, "Choose another name, or leave it out.");
    }

    static IEnumerable<Finding> Data(string option, string? base64)
    {
        if (base64 is not null && Convert.FromBase64String(base64).Length is > MostData and var length)
            yield return new Finding(
                $"--{option} has {length} bytes.",
                $"Azure takes at most {MostData} bytes.",
                "Shorten it, and have the playbook fetch the rest.");
    }

    static Finding? Diagnostics(string text) =>
        text is "Managed" or "None" || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps) ? null : new Finding(
            $"--boot-diagnostics-storage-account '{text}' is not a storage account.",
            "It is Managed, None, or a blob address such as https://account.blob.core.windows.net/.",
            Nearest.To(text, ["Managed", "None"]) is { } meant ? $"Did you mean {meant}?" : "Correct it.");
}

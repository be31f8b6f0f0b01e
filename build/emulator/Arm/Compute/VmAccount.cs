using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>
/// The operating system profile of a new machine: name and first administrator. It lives only until the machine has booted.
/// </summary>
/// <remarks>Rules: learn.microsoft.com, Virtual Machines - Create Or Update, OSProfile.</remarks>
sealed record VmAccount(string ComputerName, string User, string Password)
{
    static readonly string[] ForbiddenUsers =
    [
        "administrator", "admin", "user", "user1", "test", "user2", "test1", "user3", "admin1", "1", "123", "a", "actuser", "adm", "admin2",
        "aspnet", "backup", "console", "david", "guest", "john", "owner", "root", "server", "sql", "support", "support_388945a0", "sys",
        "test2", "test3", "user4", "user5",
    ];

    static readonly string[] ForbiddenPasswords =
    [
        "abc@123", "P@$$w0rd", "P@ssw0rd", "P@ssword123", "Pa$$word", "pass@word1", "Password!", "Password1", "Password22", "iloveyou!",
    ];

    /// <summary>Reads and checks the profile.</summary>
    /// <exception cref="ArmException">400 InvalidParameter.</exception>
    public static VmAccount Require(JsonObject properties)
    {
        var profile = properties.At("osProfile");
        if (profile is null)
            throw ArmErrors.Missing("osProfile");
        if (profile.At("linuxConfiguration") is not null)
            throw ArmErrors.NotEmulated("guests other than Windows");
        var account = new VmAccount(
            profile.TextAt("computerName") ?? throw ArmErrors.Missing("osProfile.computerName"),
            profile.TextAt("adminUsername") ?? throw ArmErrors.Missing("osProfile.adminUsername"),
            profile.TextAt("adminPassword") ?? throw ArmErrors.Missing("osProfile.adminPassword"));
        account.CheckComputerName();
        account.CheckUser();
        account.CheckPassword();
        return account;
    }

    // A record prints its members; this one must not.
    public override string ToString() => $"{ComputerName}\\{User}";

    void CheckComputerName()
    {
        var isValid = ComputerName.Length is > 0 and <= 15 && !ComputerName.All(char.IsAsciiDigit)
            && ComputerName.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
            && !ComputerName.StartsWith('-') && !ComputerName.EndsWith('-');
        if (!isValid)
        {
            throw ArmErrors.Invalid("computerName", "Windows computer name cannot be more than 15 characters long, be entirely numeric, "
                + "or contain "
                + "the following characters: ` ~ ! @ # $ % ^ & * ( ) = + _ [ ] { } \\ | ; : . ' \" , < > / ?.");
        }
    }

    void CheckUser()
    {
        if (User.Length is 0 or > 20 || User.EndsWith('.') || ForbiddenUsers.Contains(User, StringComparer.OrdinalIgnoreCase))
        {
            throw ArmErrors.Invalid("adminUsername", "The Admin Username specified is not allowed. For more information about disallowed "
                + "usernames, "
                + "see https://aka.ms/vmosprofile");
        }
    }

    void CheckPassword()
    {
        var classes = new[] { Password.Any(char.IsUpper), Password.Any(char.IsLower), Password.Any(char.IsDigit), Password.Any(IsSpecial) };
        if (Password.Length is < 8 or > 123 || classes.Count(isThere => isThere) < 3)
        {
            throw ArmErrors.Invalid("adminPassword", "The supplied password must be between 8-123 characters long and must satisfy at "
                + "least 3 of "
                + "password complexity requirements from the following: 1) Contains an uppercase character 2) Contains a lowercase "
                + "character "
                + "3) Contains a numeric digit 4) Contains a special character 5) Control characters are not allowed");
        }
        if (ForbiddenPasswords.Contains(Password, StringComparer.Ordinal))
            throw ArmErrors.Invalid("adminPassword", "The Admin Password specified is not allowed.");
    }

    static bool IsSpecial(char letter) => !char.IsLetterOrDigit(letter) && !char.IsControl(letter);
}

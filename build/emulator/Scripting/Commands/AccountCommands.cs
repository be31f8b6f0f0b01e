using System.Management.Automation;
using System.Net;
using System.Security;
using Ingot.Emulator.Scripting.Provider;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Local users and groups, and secure strings.</summary>
static class AccountCommands
{
    const string Name = "[Parameter(Position=0,ValueFromPipeline,ValueFromPipelineByPropertyName)][string[]]$Name";

    const string Settings = ",[SecureString]$Password,[string]$FullName,[string]$Description,[switch]$AccountNeverExpires," +
        "[switch]$NoPassword";

    const string Group = "[Parameter(Position=0)][Alias('Group')][string]$Name,[string]$SID";

    public static IReadOnlyList<GuestCommand> All { get; } =
    [
        new("ConvertTo-SecureString", "[Parameter(Position=0,ValueFromPipeline)][string]$String,[switch]$AsPlainText,[switch]$Force",
            Secure),
        new("Get-LocalUser", Name, Get),
        new("New-LocalUser", Name + Settings + ",[switch]$PasswordNeverExpires,[switch]$UserMayNotChangePassword,[switch]$Disabled", New),
        new("Set-LocalUser", Name + Settings + ",[bool]$PasswordNeverExpires,[bool]$UserMayChangePassword", call =>
            Each(call, user => Apply(call, user))),
        new("Enable-LocalUser", Name, call => Each(call, user => user.Enabled = true)),
        new("Disable-LocalUser", Name, call => Each(call, user => user.Enabled = false)),
        new("Remove-LocalUser", Name, call => Each(call, user => Remove(call, user))),
        new("Get-LocalGroup", Group, GetGroup),
        new("Get-LocalGroupMember", Group, call => WithGroup(call, name => Members(call, name))),
        new("Add-LocalGroupMember", Group + ",[Parameter(Position=1,ValueFromPipeline)][string[]]$Member", call =>
            WithGroup(call, name => Add(call, name))),
        new("Remove-LocalGroupMember", Group + ",[Parameter(Position=1,ValueFromPipeline)][string[]]$Member", call =>
            WithGroup(call, name =>
            call.Machine.Groups[name].ExceptWith(call.Texts("Member")))),
    ];

    static void Secure(CommandCall call) => call.Write(new NetworkCredential("", call.Text("String")).SecurePassword);

    static PSObject View(CommandCall call, LocalUser user) => ItemView.Make(
        "Ingot.LocalUser",
        ("Name", user.Name),
        ("Enabled", user.Enabled),
        ("Description", user.Description),
        ("FullName", user.FullName),
        ("SID", user.Sid),
        ("PasswordExpires", null),
        // Empty when it has to be changed at the next logon.
        ("PasswordLastSet", user.MustChangePassword ? null : call.Machine.BootTime.UtcDateTime),
        ("PrincipalSource", "Local"),
        ("ObjectClass", "User"));

    static void Get(CommandCall call)
    {
        foreach (var user in call.Machine.Users.Values.Where(u => call.Matches("Name", u.Name)).ToList())
            call.Write(View(call, user));
        Complain(call);
    }

    static void Each(CommandCall call, Action<LocalUser> action)
    {
        Complain(call);
        foreach (var name in call.Texts("Name"))
            if (call.Machine.Users.TryGetValue(name, out var user))
                action(user);
    }

    static void Complain(CommandCall call)
    {
        foreach (var name in call.Texts("Name").Where(n => !WildcardPattern.ContainsWildcardCharacters(n)
            && !call.Machine.Users.ContainsKey(n)))
            call.Error($"User {name} was not found.", "UserNotFound,Microsoft.PowerShell.Commands.GetLocalUserCommand",
                ErrorCategory.ObjectNotFound, name);
    }

    static void New(CommandCall call)
    {
        foreach (var name in call.Texts("Name"))
        {
            if (call.Machine.Users.ContainsKey(name))
            {
                call.Error($"User {name} already exists.", "UserExists,Microsoft.PowerShell.Commands.NewLocalUserCommand",
                    ErrorCategory.ResourceExists, name);
                continue;
            }

            var user = new LocalUser { Name = name, Sid = WindowsImage.NextSid(call.Machine), Enabled = !call.Flag("Disabled") };
            Apply(call, user);
            call.Machine.Users[name] = user;
            call.Write(View(call, user));
        }
    }

    static void Apply(CommandCall call, LocalUser user)
    {
        // The limit is LocalAccounts' own: a longer description makes the real cmdlet fail.
        if (call.Text("Description").Length > 48)
            throw new PSInvalidOperationException("The Description may not be longer than 48 characters.");
        if (call.Bare("Password") is SecureString password)
            user.SetPassword(new NetworkCredential("", password).Password);
        user.Description = call.Text("Description", user.Description);
        user.FullName = call.Text("FullName", user.FullName);
        user.PasswordNeverExpires = call.Has("PasswordNeverExpires") ? call.Flag("PasswordNeverExpires") : user.PasswordNeverExpires;
    }

    static void Remove(CommandCall call, LocalUser user)
    {
        call.Machine.Undead.Keep(call.Machine, user);
        call.Machine.Users.Remove(user.Name);
        foreach (var members in call.Machine.Groups.Values)
            members.Remove(user.Name);
    }

    static void GetGroup(CommandCall call)
    {
        if (call.Has("Name") || call.Has("SID"))
            WithGroup(call, name => call.Write(GroupView(name)));
        else
            foreach (var name in call.Machine.Groups.Keys)
                call.Write(GroupView(name));
    }

    static PSObject GroupView(string name) => ItemView.Make("Ingot.LocalGroup", ("Name", name), ("ObjectClass", "Group"));

    static void WithGroup(CommandCall call, Action<string> action)
    {
        var name = call.Text("SID") switch
        {
            "S-1-5-32-544" => "Administrators",
            "S-1-5-32-545" => "Users",
            "S-1-5-32-580" => "Remote Management Users",
            _ => call.Text("Name"),
        };
        if (call.Machine.Groups.ContainsKey(name))
            action(name);
        else
            call.Error($"Group {name} was not found.", "GroupNotFound,Microsoft.PowerShell.Commands.GetLocalGroupCommand",
                ErrorCategory.ObjectNotFound, name);
    }

    static void Members(CommandCall call, string group)
    {
        foreach (var member in call.Machine.Groups[group])
            call.Write(ItemView.Make(
                "Ingot.LocalPrincipal",
                ("Name", member.Contains('\\', StringComparison.Ordinal) ? member : $@"{call.Machine.ComputerName}\{member}"),
                ("ObjectClass", call.Machine.Users.ContainsKey(member) ? "User" : "Group"),
                ("PrincipalSource", "Local")));
    }

    static void Add(CommandCall call, string group)
    {
        foreach (var member in call.Texts("Member"))
            if (!call.Machine.Users.ContainsKey(member))
                call.Error($"Principal {member} was not found.",
                    "PrincipalNotFound,Microsoft.PowerShell.Commands.AddLocalGroupMemberCommand", target: member);
            else if (!call.Machine.Groups[group].Add(member))
                call.Error(
                    $"{call.Machine.ComputerName}\\{member} is already a member of group {group}.",
                    "MemberExists,Microsoft.PowerShell.Commands.AddLocalGroupMemberCommand",
                    ErrorCategory.ResourceExists,
                    member);
    }
}

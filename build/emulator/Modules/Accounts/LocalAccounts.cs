using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Accounts;

/// <summary>Local accounts and their groups.</summary>
static class LocalAccounts
{
    /// <summary>The first relative id Windows gives to an account that somebody made.</summary>
    const int FirstRelativeId = 1000;

    /// <summary>Makes an account with the next free relative id.</summary>
    public static LocalUser Add(WindowsMachine machine, string name, string? password)
    {
        var sids = machine.Users.Values.Select(user => user.Sid).Where(sid => sid.Contains('-', StringComparison.Ordinal)).ToList();
        var computer = sids.Select(sid => sid[..sid.LastIndexOf('-')]).FirstOrDefault() ?? "S-1-5-21-1000000000-2000000000-3000000000";
        var used = sids.Select(sid => int.TryParse(sid[(sid.LastIndexOf('-') + 1)..], out var id) ? id : 0).DefaultIfEmpty(0).Max();
        var user = new LocalUser { Name = name, Sid = $"{computer}-{Math.Max(used + 1, FirstRelativeId)}" };
        if (password is not null)
            user.SetPassword(password);
        machine.Users[name] = user;
        return user;
    }

    /// <summary>Removes an account from the machine and its groups.</summary>
    public static void Remove(WindowsMachine machine, string name)
    {
        machine.Users.Remove(name);
        foreach (var members in machine.Groups.Values)
            members.Remove(name);
    }

    /// <summary>Adds, removes or replaces the groups of an account.</summary>
    /// <exception cref="ModuleFailureException">There is no such group.</exception>
    public static void SetGroups(ModuleRun run, string user, IReadOnlyList<string> names, string action)
    {
        var wanted = names.Where(name => name.Trim().Length > 0)
            .Select(name => AccountNames.Group(run.Machine, name) ?? throw ModuleRun.Fail($"group '{name}' not found"))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (group, members) in run.Machine.Groups)
        {
            var isMember = members.Contains(user);
            if (!isMember && action is ("add" or "replace") && wanted.Contains(group))
                run.Change(() => members.Add(user));
            else if (isMember && ((action == "remove" && wanted.Contains(group)) || (action == "replace" && !wanted.Contains(group))))
                run.Change(() => members.Remove(user));
        }
    }
}

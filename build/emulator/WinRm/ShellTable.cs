using System.Collections.Concurrent;

namespace Ingot.Emulator.WinRm;

/// <summary>The shells of one machine.</summary>
sealed class ShellTable(TimeProvider time)
{
    /// <summary>Windows closes a shell that nobody used for two hours (Shell\IdleTimeout, 7200000 ms).</summary>
    static readonly TimeSpan idleTimeout = TimeSpan.FromHours(2);

    readonly ConcurrentDictionary<string, GuestShell> shells = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True when no shell of this boot is open.</summary>
    public bool IsEmpty => shells.IsEmpty;

    /// <summary>Opens a shell.</summary>
    /// <exception cref="WsmanFaultException">The user has too many.</exception>
    public GuestShell Open(string user, GuestState state)
    {
        DropStale(state);
        if (shells.Values.Count(shell => shell.User.Equals(user, StringComparison.OrdinalIgnoreCase)) >= state.MaxShellsPerUser)
            throw WsmanFaultException.TooManyShells(state.MaxShellsPerUser);
        var opened = new GuestShell(Guid.NewGuid().ToString().ToUpperInvariant(), user, state.BootTime) { Used = time.GetUtcNow() };
        shells[opened.Id] = opened;
        return opened;
    }

    /// <summary>A shell of this boot and user.</summary>
    /// <exception cref="WsmanFaultException">There is none with that id.</exception>
    public GuestShell Find(string? id, string user, GuestState state)
    {
        if (id is null || !shells.TryGetValue(id, out var shell) || shell.BootTime != state.BootTime
            || !shell.User.Equals(user, StringComparison.OrdinalIgnoreCase))
            throw WsmanFaultException.InvalidSelectors("ShellId", id ?? "");
        shell.Used = time.GetUtcNow();
        return shell;
    }

    /// <summary>Closes a shell and ends its commands.</summary>
    public void Close(GuestShell shell)
    {
        if (shells.TryRemove(shell.Id, out _))
            shell.Close();
    }

    /// <summary>Forgets shells of an earlier boot and those idle for too long.</summary>
    public void DropStale(GuestState state)
    {
        var now = time.GetUtcNow();
        foreach (var shell in shells.Values.Where(shell => shell.BootTime != state.BootTime || now - shell.Used > idleTimeout))
            Close(shell);
    }
}

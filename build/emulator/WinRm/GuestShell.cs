using System.Collections.Concurrent;

namespace Ingot.Emulator.WinRm;

/// <summary>A remote shell; it belongs to a user and to one boot of the machine, not to a connection.</summary>
/// <param name="Id">The shell's id.</param>
/// <param name="User">The account it runs as.</param>
/// <param name="BootTime">The boot it was made in.</param>
sealed record GuestShell(string Id, string User, DateTimeOffset BootTime)
{
    /// <summary>Commands by id.</summary>
    public ConcurrentDictionary<string, GuestCommand> Commands { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>When it was last used.</summary>
    public DateTimeOffset Used { get; set; }

    /// <summary>A command of this shell.</summary>
    /// <exception cref="WsmanFaultException">There is none with that id.</exception>
    public GuestCommand Command(string id) =>
        Commands.TryGetValue(id, out var command) ? command : throw WsmanFaultException.InvalidSelectors("CommandId", id);

    /// <summary>Ends all its commands.</summary>
    public void Close()
    {
        foreach (var command in Commands.Values)
            command.Terminate();
    }
}

using System.Management.Automation;
using Ingot.Emulator.Scripting.Commands;

namespace Ingot.Emulator.Scripting;

/// <summary>Finds commands in the guest only: what the session defines, stand-ins for programs, and scripts of the modelled disk.</summary>
sealed class CommandLookup(GuestSession session, CommandInvocationIntrinsics commands)
{
    bool searching;

    /// <summary>Comes before the engine's own search, which would look for programs on this machine.</summary>
    public void Attach() => commands.PreCommandLookupAction = (_, e) => Find(e.CommandName, e);

    void Find(string name, CommandLookupEventArgs e)
    {
        if (searching || IsDefined(name))
            return;
        if (GuestPrograms.Find(name) is { } program)
            e.CommandScriptBlock = ScriptBlock.Create($"{InvokeGuestProgram.CommandName} '{program}' $args");
        else if (GuestScriptFile.Read(session, name) is { } script)
            e.CommandScriptBlock = ScriptBlock.Create(script);
        else
            throw Unknown(name);
    }

    bool IsDefined(string name)
    {
        searching = true;
        try
        {
            return commands.GetCommand(name, CommandTypes.Alias | CommandTypes.Function | CommandTypes.Filter | CommandTypes.Cmdlet) is not null;
        }
        finally
        {
            searching = false;
        }
    }

    CommandNotFoundException Unknown(string name)
    {
        if (!session.Machine.NotModelled.Contains(name, StringComparer.OrdinalIgnoreCase))
            session.Machine.NotModelled.Add(name);
        return new CommandNotFoundException(
            $"The term '{name}' is not recognized as the name of a cmdlet, function, script file, or operable program. " +
            "Check the spelling of the name, or if a path was included, verify that the path is correct and try again.")
        { CommandName = name };
    }
}

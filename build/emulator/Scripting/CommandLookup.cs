using System.Management.Automation;
using Ingot.Emulator.Scripting.Commands;

namespace Ingot.Emulator.Scripting;

/// <summary>Finds commands in the guest only: what the session defines, stand-ins for programs, and scripts of the modelled disk.</summary>
sealed class CommandLookup(GuestSession session, CommandInvocationIntrinsics commands)
{
    const CommandTypes Ours = CommandTypes.Alias | CommandTypes.Function | CommandTypes.Filter | CommandTypes.Cmdlet;

    bool searching;

    /// <summary>Comes before the engine's own search, which would look for programs on this machine.</summary>
    public void Attach() => commands.PreCommandLookupAction = (_, e) => Find(e.CommandName, e);

    void Find(string name, CommandLookupEventArgs e)
    {
        if (searching)
            return;
        try
        {
            Choose(name, e);
        }
        catch (Exception)
        {
            Stop(name, e);
        }
    }

    void Choose(string name, CommandLookupEventArgs e)
    {
        if (IsDefined(name))
            return;
        if (GuestPrograms.Find(name) is { } program)
            e.CommandScriptBlock = ScriptBlock.Create($"{InvokeGuestProgram.CommandName} '{program}' $args");
        else if (GuestScriptFile.Read(session, name) is { } script)
            e.CommandScriptBlock = ScriptBlock.Create(CustomObjects.Rewrite(script));
        else
            Stop(name, e);
    }

    bool IsDefined(string name)
    {
        searching = true;
        try
        {
            return commands.GetCommand(name, Ours) is not null;
        }
        finally
        {
            searching = false;
        }
    }

    // An exception here would be swallowed and the search go on; so would it after a mere absence, when the call comes from a script.
    void Stop(string name, CommandLookupEventArgs e)
    {
        if (!session.Machine.NotModelled.Contains(name, StringComparer.OrdinalIgnoreCase))
            session.Machine.NotModelled.Add(name);
        e.StopSearch = true;
    }
}

using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Ingot.Emulator.Modules;
using Ingot.Emulator.Scripting.Commands;
using Ingot.Emulator.Scripting.Provider;

namespace Ingot.Emulator.Scripting;

/// <summary>The state every guest runspace begins with.</summary>
static class GuestSessionState
{
    static readonly Lazy<InitialSessionState> SharedState = new(Create);

    static readonly HashSet<string> EngineCommands = new(StringComparer.OrdinalIgnoreCase)
    {
        "Where-Object", "Out-Null", "Out-Default", "Out-Host", "Out-LineOutput", "Format-Default", "Set-StrictMode",
    };

    static readonly string[] Providers = ["GuestFileSystem", "Registry", "WSMan", "Certificate", "Environment"];

    static readonly (string Drive, string Provider, string Root)[] Drives =
    [
        ("C", "GuestFileSystem", ""),
        ("HKLM", "Registry", "HKEY_LOCAL_MACHINE"),
        ("HKU", "Registry", "HKEY_USERS"),
        ("WSMan", "WSMan", ""),
        ("Cert", "Certificate", ""),
        ("Env", "Environment", ""),
    ];

    /// <summary>Built once: opening a runspace from it takes milliseconds.</summary>
    public static InitialSessionState Shared => SharedState.Value;

    /// <summary>Adds the drives and the command look-up of one runspace.</summary>
    public static void Prepare(Runspace runspace, GuestSession session)
    {
        var proxy = runspace.SessionStateProxy;
        var providers = proxy.Provider.GetAll().ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var (drive, provider, root) in Drives)
            proxy.Drive.New(new PSDriveInfo(drive, providers[provider], root, "", null), "global");
        // The hive of a user is loaded while the user has a process.
        var hive = $@"HKEY_USERS\{GuestAccount.Sid(session.Machine, session.User)}";
        if (session.Machine.Drives.ContainsKey("HKU"))
            GuestTree.Ensure(session, "Registry", hive);
        proxy.Drive.New(new PSDriveInfo("HKCU", providers["Registry"], hive, "", null), "global");
        proxy.Path.SetLocation(@"C:\");
        new CommandLookup(session, proxy.InvokeCommand).Attach();
    }

    static InitialSessionState Create()
    {
        CoreTypes.Narrow();
        var state = InitialSessionState.CreateDefault2();
        KeepSafeCommands(state);
        AddCommands(state);
        KeepSafeProviders(state);
        state.AuthorizationManager = new GuestAuthorization();
        state.LanguageMode = PSLanguageMode.ConstrainedLanguage;
        state.Variables.Add(new SessionStateVariableEntry(
            "PSModuleAutoLoadingPreference", PSModuleAutoLoadingPreference.None, "",
                ScopedItemOptions.Constant | ScopedItemOptions.AllScope));
        return state;
    }

    static void KeepSafeCommands(InitialSessionState state)
    {
        var kept = state.Commands.Where(c => c is SessionStateCmdletEntry && EngineCommands.Contains(c.Name)).ToList();
        state.Commands.Clear();
        foreach (var command in kept)
            state.Commands.Add(command);
    }

    static void AddCommands(InitialSessionState state)
    {
        state.Commands.Add(new SessionStateCmdletEntry(InvokeGuestCommand.CommandName, typeof(InvokeGuestCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry(InvokeGuestProgram.CommandName, typeof(InvokeGuestProgram), null));
        state.Commands.Add(new SessionStateCmdletEntry("Invoke-Expression", typeof(InvokeExpressionCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("ForEach-Object", typeof(Commands.ForEachObjectCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Invoke-Command", typeof(InvokeCommandCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Get-Variable", typeof(GetVariableCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Set-Variable", typeof(SetVariableCommand), null));
        foreach (var command in GuestCommands.All)
            state.Commands.Add(new SessionStateFunctionEntry(command.Name, command.Definition));
        foreach (var (alias, name) in GuestCommands.Aliases)
            state.Commands.Add(new SessionStateAliasEntry(alias, name));
    }

    static void KeepSafeProviders(InitialSessionState state)
    {
        foreach (var name in new[] { "Alias", "Environment", "FileSystem" })
            state.Providers.Remove(name, typeof(SessionStateProviderEntry));
        foreach (var name in Providers)
            state.Providers.Add(new SessionStateProviderEntry(name, typeof(TreeProvider), null));
    }
}

using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Ingot.Emulator.Scripting;

namespace Ingot.Emulator.Modules.Specs;

/// <summary>
/// A runspace that knows the language and nothing else, to evaluate the statements by which a module says what it takes. There is no
/// command, provider or program in it beside the four by which older modules ask, and its language is constrained.
/// </summary>
sealed class SourceEngine : IDisposable
{
    /// <summary>Where the commands of this folder find what they note things in.</summary>
    public const string NotesVariable = "ModuleQuestions";

    static readonly TimeSpan longest = TimeSpan.FromSeconds(5);

    static readonly Lazy<InitialSessionState> state = new(Create);

    readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
    readonly Runspace runspace = RunspaceFactory.CreateRunspace(state.Value);

    /// <summary>Opens it.</summary>
    public SourceEngine()
    {
        runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        runspace.Open();
        known.UnionWith(state.Value.Commands.Select(command => command.Name));
        runspace.SessionStateProxy.InvokeCommand.PreCommandLookupAction = (_, lookup) => lookup.StopSearch = !known.Contains(lookup.CommandName);
        runspace.SessionStateProxy.SetVariable("ErrorActionPreference", "Stop");
    }

    /// <summary>Sets a variable.</summary>
    public void Set(string name, object? value) => runspace.SessionStateProxy.SetVariable(name, value);

    /// <summary>A variable's value.</summary>
    public object? Get(string name) => runspace.SessionStateProxy.GetVariable(name);

    /// <summary>Defines a function.</summary>
    public void Define(string name, string text)
    {
        if (TryRun(text, out _))
            known.Add(name);
    }

    /// <summary>Runs statements.</summary>
    /// <returns>False when they cannot be evaluated here.</returns>
    /// <exception cref="ModuleFailureException">The module says that it fails.</exception>
    public bool TryRun(string text, out Collection<PSObject> output)
    {
        output = [];
        using var shell = PowerShell.Create(runspace);
        using var limit = new CancellationTokenSource(longest);
        using var stop = limit.Token.Register(() => _ = shell.BeginStop(null, null));
        try
        {
            output = shell.AddScript(text).Invoke();
            return !shell.HadErrors;
        }
        catch (RuntimeException error)
        {
            for (Exception? cause = error; cause is not null; cause = cause.InnerException)
            {
                if (cause is ModuleFailureException or ModuleExitException)
                    throw cause;
            }

            return false;
        }
    }

    public void Dispose() => runspace.Dispose();

    static InitialSessionState Create()
    {
        CoreTypes.Narrow();
        var bare = InitialSessionState.Create();
        bare.LanguageMode = PSLanguageMode.ConstrainedLanguage;
        bare.Variables.Add(new SessionStateVariableEntry(
            "PSModuleAutoLoadingPreference", PSModuleAutoLoadingPreference.None, "", ScopedItemOptions.Constant | ScopedItemOptions.AllScope));
        bare.Commands.Add(new SessionStateCmdletEntry("Parse-Args", typeof(ParseArgsCommand), null));
        bare.Commands.Add(new SessionStateCmdletEntry("Get-AnsibleParam", typeof(GetAnsibleParamCommand), null));
        bare.Commands.Add(new SessionStateCmdletEntry("Get-Attr", typeof(GetAnsibleParamCommand), null));
        bare.Commands.Add(new SessionStateCmdletEntry("Fail-Json", typeof(FailJsonCommand), null));
        bare.Commands.Add(new SessionStateCmdletEntry("Exit-Json", typeof(ExitJsonCommand), null));
        return bare;
    }
}

using System.Management.Automation;

namespace Ingot.Emulator.Modules.Specs;

/// <summary>Parse-Args of Ansible.ModuleUtils.Legacy: the task's arguments as a hashtable.</summary>
#pragma warning disable CA1812 // Avoid uninstantiated internal classes: the engine makes it
[Cmdlet("Parse", "Args")]
sealed class ParseArgsCommand : PSCmdlet
#pragma warning restore CA1812
{
    [Parameter(Position = 0)]
    public object? Arguments { get; set; }

    [Parameter(Position = 1)]
    [Alias("supports_check_mode")]
    public object? SupportsCheckMode { get; set; }

    protected override void ProcessRecord()
    {
        var questions = (ModuleQuestions)SessionState.PSVariable.GetValue(SourceEngine.NotesVariable);
        questions.SupportsCheckMode = LanguagePrimitives.IsTrue(SupportsCheckMode);
        if (questions.Given["_ansible_check_mode"]?.GetValue<bool>() == true && questions.SupportsCheckMode == false)
            throw new ModuleExitException("remote module does not support check mode");
        WriteObject(PowerShellData.FromJson(questions.Given));
    }
}

using System.Management.Automation;

namespace Ingot.Emulator.Modules.Specs;

/// <summary>Exit-Json of Ansible.ModuleUtils.Legacy: the module asks for nothing more.</summary>
#pragma warning disable CA1812 // Avoid uninstantiated internal classes: the engine makes it
[Cmdlet("Exit", "Json")]
sealed class ExitJsonCommand : PSCmdlet
#pragma warning restore CA1812
{
    [Parameter(Position = 0)]
    [Alias("obj")]
    public object? Result { get; set; }

    protected override void ProcessRecord() => throw new ModuleExitException("");
}

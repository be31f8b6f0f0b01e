using System.Management.Automation;

namespace Ingot.Emulator.Modules.Specs;

/// <summary>Fail-Json of Ansible.ModuleUtils.Legacy: (result, message), or the message alone.</summary>
#pragma warning disable CA1812 // Avoid uninstantiated internal classes: the engine makes it
[Cmdlet("Fail", "Json")]
sealed class FailJsonCommand : PSCmdlet
#pragma warning restore CA1812
{
    [Parameter(Position = 0)]
    [Alias("obj")]
    public object? Result { get; set; }

    [Parameter(Position = 1)]
    public object? Message { get; set; }

    protected override void ProcessRecord() => throw new ModuleFailureException((Message ?? Result)?.ToString() ?? "");
}

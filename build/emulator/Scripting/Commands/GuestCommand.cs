namespace Ingot.Emulator.Scripting.Commands;

/// <summary>A stand-in for a Windows cmdlet: its parameters as PowerShell declares them, and what it does to the guest.</summary>
/// <param name="Name">Name of the cmdlet.</param>
/// <param name="Parameters">Content of the parameter block.</param>
/// <param name="Run">What it does, for each pipeline object or once.</param>
/// <param name="Collects">True when it runs once, with all pipeline objects.</param>
sealed record GuestCommand(string Name, string Parameters, Action<CommandCall> Run, bool Collects = false)
{
    /// <summary>The path parameters of item cmdlets.</summary>
    public const string Paths =
        "[Parameter(Position=0,ValueFromPipeline,ValueFromPipelineByPropertyName)][string[]]$Path," +
        "[Alias('PSPath','LP')][Parameter(ValueFromPipelineByPropertyName)][string[]]$LiteralPath";

    /// <summary>The object parameter of cmdlets that take any object.</summary>
    public const string Input = "[Parameter(ValueFromPipeline)][AllowNull()][AllowEmptyString()][AllowEmptyCollection()]$InputObject";

    /// <summary>The body of the function that stands in.</summary>
    public string Definition =>
        $"[CmdletBinding(PositionalBinding=$false,SupportsShouldProcess)]param({Parameters})" +
        (Collects
            ? $"end{{{InvokeGuestCommand.CommandName} $PSCmdlet $PSBoundParameters @($input)}}"
            : $"process{{{InvokeGuestCommand.CommandName} $PSCmdlet $PSBoundParameters}}");
}

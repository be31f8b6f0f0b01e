using Nuke.Common;

/// <summary>How Windows is generalized.</summary>
partial class Build
{
    [Parameter("How long generalizing may take, as hh:mm:ss; waiting for Windows' own servicing before it may take as long again")]
    readonly TimeSpan TimeoutSysprep = TimeSpan.FromMinutes(15);

    [Parameter("Mends what stands in the way of sysprep where that is safe, and restarts Windows where that helps; false only says what is wrong. Default is true")]
    readonly bool SysprepRepair = true;
}

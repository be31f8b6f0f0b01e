using Ingot.Recipes;

namespace Ingot.Tests.Arm;

/// <summary>Requests that a bake sends.</summary>
/// <param name="Baseline">The golden file with what they are when the user says only what is necessary.</param>
/// <param name="SendAsync">Sends them through the program's own code; refusals are of no interest.</param>
public sealed record WireAct(string Baseline, Func<WireBench, Recipe, PinnedSource, Task> SendAsync)
{
    /// <summary>Words of the command line that every case of it says beside the baseline's.</summary>
    public string Words { get; init; } = "";

    /// <summary>True when reads count too, because their path is what an option changes.</summary>
    public bool Reads { get; init; }

    /// <summary>True when it needs a build VM that is ready to be captured, in an Azure of its own; then it shows every write, in order.</summary>
    public bool NeedsVm { get; init; }
}

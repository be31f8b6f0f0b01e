using Ingot.Arm;
using Ingot.Arm.Machines;
using Ingot.Recipes;
using Ingot.Windows;

namespace Ingot.Tests.Arm;

/// <summary>The requests that options show up in.</summary>
public static class WireActs
{
    static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>The group, the network, and the VM.</summary>
    public static WireAct Provision { get; } = new("baseline.json", async (bench, recipe, source) =>
    {
        var entry = Entry(recipe, source);
        await WireBench.SendAsync(() => new BuildGroup(bench.Session, recipe).EnsureAsync(entry, Hold(bench, recipe), WireBench.Cancellation));
        await WireBench.SendAsync(() => new BuildNetwork(bench.Session, recipe).EnsureAsync(entry, WireBench.Cancellation));
        await WireBench.SendAsync(() => bench.StartVmAsync(recipe, BuildVmRequest.From(recipe, source, new BuildNetwork(bench.Session, recipe).Place, entry)));
    });

    /// <summary>The script that opens WinRM.</summary>
    public static WireAct OpenWinRm { get; } = new("baseline-winrm.json", (bench, recipe, _) =>
        WireBench.SendAsync(() => new BuildVm(bench.Session, recipe).RunAsync(GuestScripts.EnableWinRm(recipe, "10.0.0.4", "canary"), WireBench.Cancellation)));

    static Hold Hold(WireBench bench, Recipe recipe) =>
        new(bench.Session, recipe, new Holder("ann@build-server", "0123456789abcdef", 4711, Start, Start), _ => null, new StillTime());

    /// <summary>The tags of a run that began at a fixed moment; the hash is fixed too, for every option changes it.</summary>
    public static LedgerEntry Entry(Recipe recipe, PinnedSource source) =>
        new(Stage.None, recipe.ImageName, Names.Run(Start), "0123456789abcdef", source.ToString(), "fedcba9876543210", Start + recipe.TimeToLive);

    /// <summary>A clock that stands still, because what it says is in the bodies.</summary>
    sealed class StillTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Start;
    }
}

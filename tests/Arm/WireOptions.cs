namespace Ingot.Tests.Arm;

/// <summary>Every option that reaches Azure: one list for the page and for the tests.</summary>
public static partial class WireOptions
{
    /// <summary>In the order of the page.</summary>
    public static IReadOnlyList<WireGroup> All { get; } =
    [
        new("What is built", Image),
        new("The build VM", Vm),
        new("Security", Security),
        new("Disks", Disks),
        new("Network", Network),
        new("The result", Result),
    ];

    static string Id(string type, string name) => $"/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/shared/providers/{type}/{name}";
}

using Ingot.Emulator.Faults;

namespace Ingot.Tests.Torture;

/// <summary>The requests of a bake that nothing disturbs, and the trials that follow from them.</summary>
sealed class Flow
{
    static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    readonly IReadOnlyList<(OperationName Operation, int Call)> requests;

    Flow(IReadOnlyList<(OperationName Operation, int Call)> requests) => this.requests = requests;

    /// <summary>How many requests the bake made.</summary>
    public int Count => requests.Count;

    /// <summary>Bakes once and remembers what was asked.</summary>
    public static async Task<Flow> RecordAsync(Template template, bool sharedGroup, CancellationToken cancellationToken)
    {
        await using var bench = await template.OpenAsync(options => options, cancellationToken);
        (await bench.BakeAsync(cancellationToken, ["CaptureImage", .. sharedGroup ? Cell.Shared : []])).Ended(0);
        return new(bench.Azure.Boundaries.Seen);
    }

    /// <summary>Every request, each of its moments, each thing that may be done then.</summary>
    public IEnumerable<KillCell> Kills(bool sharedGroup) =>
        from request in requests
        from moment in Enum.GetValues<BoundaryMoment>()
        from aftermath in Enum.GetValues<Aftermath>()
        // The two ways to resume take turns: what is left in Azure is the same for both.
        where aftermath == Aftermath.Cleanup || (aftermath == Aftermath.Resume) == ((request.Call + (int)moment) % 2 == 0)
        select new KillCell(new(request.Operation, request.Call, moment), aftermath) { SharedGroup = sharedGroup };

    /// <summary>Every operation, every fault that it can meet. Of one that only reads, and of guests, the first and the last call stand for all.</summary>
    public IEnumerable<FaultCell> Faults(bool sharedGroup) =>
        from request in requests
        let last = requests.Count(other => other.Operation == request.Operation)
        where Changes(request.Operation) || request.Call == 1 || request.Call == last
        from kind in Kinds
        where Changes(request.Operation) || kind is not (FaultKind.Failed or FaultKind.Stuck)
        select new FaultCell(new(request.Operation, request.Call, kind)) { SharedGroup = sharedGroup };

    static bool Changes(OperationName operation) => operation.Method is "PUT" or "PATCH" or "DELETE" || operation is { Method: "POST", Action.Length: > 0 };

    /// <summary>The operations with how often each was asked.</summary>
    public override string ToString() => string.Join(
        ", ",
        requests.GroupBy(request => request.Operation).Select(group => $"{group.Key} x{group.Count()}"));
}

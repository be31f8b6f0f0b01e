using Ingot.Emulator.Faults;
using Ingot.Tests.Journeys;

namespace Ingot.Tests.Torture;

/// <summary>The requests of a bake that nothing disturbs, and the trials that follow from them.</summary>
sealed class Flow
{
    static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    readonly Setting setting;
    readonly IReadOnlyList<(OperationName Operation, int Call)> requests;
    readonly IReadOnlySet<OperationName> known;

    Flow(Setting setting, IReadOnlyList<(OperationName Operation, int Call)> requests, IReadOnlySet<OperationName> known)
    {
        this.setting = setting;
        this.requests = requests;
        this.known = known;
    }

    /// <summary>How many requests the bake made.</summary>
    public int Count => requests.Count;

    /// <summary>What it asked for.</summary>
    public IEnumerable<OperationName> Operations => requests.Select(request => request.Operation);

    /// <summary>Bakes once and remembers what was asked.</summary>
    /// <param name="template">The Azure.</param>
    /// <param name="setting">The bake.</param>
    /// <param name="known">Operations that other flows try already.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Flow> RecordAsync(Template template, Setting setting, IReadOnlySet<OperationName> known, CancellationToken cancellationToken)
    {
        await using var bench = await template.OpenAsync(options => options, cancellationToken);
        (await bench.BakeAsync(cancellationToken, [setting.Target, .. setting.Arguments])).Ended(0);
        return new(setting, bench.Azure.Boundaries.Seen, known);
    }

    /// <summary>Every trial. In a shared group everything is tried that can leave something there; of the settings after it, what is new in them.</summary>
    public IEnumerable<Cell> Cells() => Kills().Concat<Cell>(Faults());

    // Every request, each of its moments, each thing that may be done then. A question changes nothing: whether Azure has thought about it
    // when the program dies, nobody can tell afterwards.
    IEnumerable<KillCell> Kills() =>
        from request in requests
        where setting == Setting.SharedGroup || !known.Contains(request.Operation)
        from moment in Enum.GetValues<BoundaryMoment>()
        where moment != BoundaryMoment.AfterActing || Changes(request.Operation) || request.Operation == OperationName.WinRm
        from aftermath in Enum.GetValues<Aftermath>()
        // The two ways to resume take turns: what is left in Azure is the same for both.
        where aftermath == Aftermath.Cleanup || (aftermath == Aftermath.Resume) == ((request.Call + (int)moment) % 2 == 0)
        select new KillCell(setting, new(request.Operation, request.Call, moment), aftermath);

    // Every operation, every fault that it can meet. Of one that only reads, and of guests, the first and the last call stand for all.
    IEnumerable<FaultCell> Faults() =>
        from request in requests
        let last = requests.Count(other => other.Operation == request.Operation)
        where !known.Contains(request.Operation) || (setting == Setting.SharedGroup && Changes(request.Operation))
        where Changes(request.Operation) || request.Call == 1 || request.Call == last
        from kind in Kinds
        where Changes(request.Operation) || kind is not (FaultKind.Failed or FaultKind.Stuck)
        select new FaultCell(setting, new(request.Operation, request.Call, kind));

    // Questions that are asked by POST have no operation that could fail later.
    static bool Changes(OperationName operation) => operation.Method is "PUT" or "PATCH" or "DELETE"
        || operation is { Method: "POST", Action.Length: > 0 };

    /// <summary>The operations with how often each was asked.</summary>
    public override string ToString() => string.Join(
        ", ",
        requests.GroupBy(request => request.Operation).Select(group => $"{group.Key} x{group.Count()}"));
}

using Ingot.Emulator.Faults;
using Ingot.Tests.Journeys;

namespace Ingot.Tests.Torture;

/// <summary>The requests of a bake that nothing disturbs, and the trials that follow from them.</summary>
sealed class Flow
{
    // What only prolongs an operation is no fault: kills come in the middle of such a one.
    static readonly FaultKind[] Kinds = [.. Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.Lasting)];

    readonly Setting setting;
    readonly IReadOnlyList<SeenRequest> requests;
    readonly IReadOnlySet<SeenRequest> tried;

    Flow(Setting setting, IReadOnlyList<SeenRequest> requests, IReadOnlyList<Flow> earlier)
    {
        this.setting = setting;
        this.requests = requests;
        tried = Repeated(requests, earlier);
        if (setting == Setting.SharedGroup)
            tried = requests.Where(request => !IsChange(request.Operation) || IsGuests(request.Operation)).ToHashSet();
    }

    /// <summary>How many requests the bake made.</summary>
    public int Count => requests.Count;

    /// <summary>Bakes once and remembers what was asked.</summary>
    /// <param name="template">The Azure.</param>
    /// <param name="setting">The bake.</param>
    /// <param name="earlier">Flows whose requests are tried already.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Flow> RecordAsync(Template template, Setting setting, IReadOnlyList<Flow> earlier, CancellationToken cancellationToken)
    {
        await using var bench = await template.OpenAsync(options => options, cancellationToken);
        (await bench.BakeAsync(cancellationToken, [setting.Target, .. setting.Arguments])).Ended(0);
        return new(setting, bench.Azure.Boundaries.Seen, earlier);
    }

    /// <summary>
    /// Every trial. The first setting is tried whole, in a group that is shared everything that changes something in Azure; of the settings after them, the
    /// requests that the earlier ones do not make.
    /// </summary>
    public IEnumerable<Cell> Cells() => Kills().Concat<Cell>(Faults());

    // What changes something: each of its moments, and each thing that may be done then; the two ways to resume take turns, as what is left in
    // Azure is the same for both. A question leaves Azure as it was, so that the moment after its answer is the moment before the next request:
    // it is one moment, and the three ways to go on take turns.
    IEnumerable<KillCell> Kills()
    {
        var turn = 0;
        foreach (var request in requests.Where(request => !tried.Contains(request)))
        {
            if (!IsChange(request.Operation))
            {
                yield return new(setting, Before(request), (Aftermath)(turn++ % Enum.GetValues<Aftermath>().Length));
                continue;
            }

            foreach (var moment in Enum.GetValues<BoundaryMoment>())
            {
                yield return new(setting, Before(request) with { Moment = moment }, Aftermath.Cleanup);
                yield return new(setting, Before(request) with { Moment = moment }, turn++ % 2 == 0 ? Aftermath.Resume : Aftermath.ResumeElsewhere);
            }
        }
    }

    // Every operation, every fault that it can meet. Of one that only reads, and of guests, the first and the last call stand for all, in turns.
    IEnumerable<FaultCell> Faults() =>
        from request in requests
        where !tried.Contains(request)
        let operation = request.Operation
        let changes = IsChange(operation) && operation != OperationName.WinRm
        let isFirst = request.Call == 1
        let isLast = request.Call == requests.Count(other => other.Operation == operation)
        where changes || isFirst || isLast
        from kind in Kinds
        where kind is not (FaultKind.Failed or FaultKind.Stuck) || IsLong(operation)
        where changes || isFirst == isLast || isFirst == ((int)kind % 2 == 0)
        select new FaultCell(setting, new(operation, request.Call, kind) { Argument = Argument(kind, operation) });

    // An outage is longer than the half minute for which questions are repeated.
    static string? Argument(FaultKind kind, OperationName operation) => kind == FaultKind.Outage ? "40" : IsLost(kind) && IsLong(operation) ? "4" : null;

    // What the SDK sends a second time meets the first, which is still at work.
    static bool IsLost(FaultKind kind) => kind is FaultKind.ResetAfter or FaultKind.GatewayTimeoutAfter;

    /// <summary>True for an operation that goes on behind its answer.</summary>
    public static bool IsLong(OperationName operation) =>
        IsChange(operation) && operation != OperationName.WinRm
        && operation is not ({ Type: "tags" } or { Method: "PUT", Type: "resourceGroups" } or { Action: "generalize" });

    /// <summary>True for a request that may change something; a question may be asked by POST, too.</summary>
    public static bool IsChange(OperationName operation) => operation == OperationName.WinRm || operation.Method is "PUT" or "PATCH" or "DELETE"
        || operation is { Method: "POST", Action.Length: > 0 };

    // A guest does not know in which group its VM is.
    static bool IsGuests(OperationName operation) => operation == OperationName.WinRm || operation.Type == "runCommands";

    static Boundary Before(SeenRequest request) => new(request.Operation, request.Call, BoundaryMoment.BeforeActing);

    // As many of a kind as an earlier flow made. The first of them come first in every flow.
    static HashSet<SeenRequest> Repeated(IReadOnlyList<SeenRequest> requests, IReadOnlyList<Flow> earlier) =>
    [
        .. requests.GroupBy(request => (request.Operation, request.Type))
            .SelectMany(group => group.Take(earlier.Select(flow => flow.requests.Count(other => (other.Operation, other.Type) == group.Key)).DefaultIfEmpty().Max())),
    ];

    /// <summary>The operations with how often each was asked.</summary>
    public override string ToString() => string.Join(
        ", ",
        requests.GroupBy(request => request.Operation).Select(group => $"{group.Key} x{group.Count()}"));
}

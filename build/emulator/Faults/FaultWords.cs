using System.Collections.Frozen;

namespace Ingot.Emulator.Faults;

/// <summary>The words for what can go wrong, as a rule says them.</summary>
public static class FaultWords
{
    static readonly FrozenDictionary<string, (FaultKind Kind, string Meaning)> Words = new Dictionary<string, (FaultKind, string)>(StringComparer.Ordinal)
    {
        ["429"] = (FaultKind.Throttled, "too many requests, with Retry-After; 429:30 says 30 seconds"),
        ["500"] = (FaultKind.ServerError, "server error before acting"),
        ["503"] = (FaultKind.Unavailable, "server busy before acting, with Retry-After"),
        ["504"] = (FaultKind.GatewayTimeout, "gateway timeout before acting"),
        ["504-after"] = (FaultKind.GatewayTimeoutAfter, "gateway timeout after acting; 504-after:5: the operation goes on for 5 seconds"),
        ["reset"] = (FaultKind.Reset, "the connection breaks before acting"),
        ["reset-after"] = (FaultKind.ResetAfter, "the connection breaks after acting; reset-after:5: the operation goes on for 5 seconds"),
        ["slow"] = (FaultKind.Slow, "the answer takes 3 seconds; slow:20 says 20"),
        ["403"] = (FaultKind.Forbidden, "the identity lacks the right"),
        ["409"] = (FaultKind.Conflict, "something else is at work there"),
        ["failed"] = (FaultKind.Failed, "the operation fails; failed:AllocationFailed names its code"),
        ["stuck"] = (FaultKind.Stuck, "the operation never ends"),
        ["outage"] = (FaultKind.Outage, "the connection breaks after acting, and all that follow break for 20 seconds; outage:60 says 60"),
        ["lasting"] = (FaultKind.Lasting, "the operation takes 10 seconds longer; lasting:60 says 60"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Word to meaning, in the order of the words.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new SortedDictionary<string, string>(
        Words.ToDictionary(word => word.Key, word => word.Value.Meaning, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The word of a kind.</summary>
    public static string Of(FaultKind kind) => Words.First(word => word.Value.Kind == kind).Key;

    /// <summary>The kind that a word means; null when it means none.</summary>
    public static FaultKind? Find(string word) => Words.TryGetValue(word, out var found) ? found.Kind : null;
}

namespace Ingot.Arm.Errors;

/// <summary>What is known about the error codes of Azure, and about our own of Preflight. docs/errors.md is written from it.</summary>
/// <remarks>Sources: https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors and
/// https://learn.microsoft.com/entra/identity-platform/reference-error-codes</remarks>
public static partial class ErrorCatalogue
{
    const string Nothing = "Nothing: it stops and says so.";

    static readonly Dictionary<string, ErrorEntry> ByCode =
        new[] { Capacity, Access, Conflicts, Requests, Transients, Trials, SignIns, Findings }
            .SelectMany(part => part).ToDictionary(entry => entry.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>All entries, by kind and code.</summary>
    public static IReadOnlyList<ErrorEntry> All => [.. ByCode.Values.OrderBy(entry => entry.Kind).ThenBy(entry => entry.Code, StringComparer.Ordinal)];

    /// <summary>The entry of a code; null for an unknown one.</summary>
    public static ErrorEntry? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The remedy for a code; for an unknown one, where to look.</summary>
    public static string Remedy(string code) => (Find(code) ?? Unknown(code)).Remedy;

    /// <summary>What is said of a code that the catalogue does not have.</summary>
    public static ErrorEntry Unknown(string code) => new(
        code,
        ErrorKind.Unknown,
        null,
        "Azure's message says what it is.",
        Nothing,
        "Read Azure's message above; the correlation id finds the call in the subscription's activity log.");
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Ingot.Arm.Errors;

/// <summary>The numbers in Azure's sentence about an exhausted quota.</summary>
/// <param name="Name">The quota, such as "standardDSv5Family Cores" or "Total Regional Cores".</param>
/// <param name="Location">The region; empty when Azure does not say.</param>
/// <param name="Limit">What is allowed.</param>
/// <param name="Used">What is in use.</param>
/// <param name="Required">What the request would add.</param>
public sealed partial record QuotaText(string Name, string Location, int Limit, int Used, int Required)
{
    /// <summary>The limit that the request would need.</summary>
    public int NewLimit => Used + Required;

    /// <summary>Reads the sentence; null when the text is about something else.</summary>
    /// <remarks>Wording: https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-resource-quota</remarks>
    public static QuotaText? Parse(string message) => Pattern().Match(message) is { Success: true } match
        ? new QuotaText(match.Groups["name"].Value, match.Groups["place"].Value.Trim(), Number(match, "limit"), Number(match, "used"), Number(match, "required"))
        : null;

    /// <inheritdoc/>
    public override string ToString() =>
        $"The quota '{Name}'{(Location.Length > 0 ? $" of {Location}" : "")} is {Limit}; {Used} are in use, and {Required} more are needed: ask for {NewLimit}.";

    static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"exceeding (approved )?(quota limits of )?(?<name>.+?) quota\b.*?(Location: (?<place>[^,]*),\s*)?"
        + @"Current Limit: (?<limit>\d+), Current Usage: (?<used>\d+), Additional Required: (?<required>\d+)",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}

using System.Globalization;

namespace Ingot.Recipes;

/// <summary>What the tags of an image say of its trial.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Time">When.</param>
/// <param name="ReadySeconds">Seconds until the machine was usable; null: it never was.</param>
public sealed record Verification(VerificationResult Result, DateTimeOffset Time, int? ReadySeconds)
{
    const string Format = "yyyy-MM-ddTHH:mm:ssZ";

    /// <summary>True when the image may be promoted.</summary>
    public bool IsGood => Result is VerificationResult.Passed or VerificationResult.Slow;

    /// <summary>Reads the tags; null when they tell of no trial.</summary>
    public static Verification? Read(IDictionary<string, string> tags)
    {
        if (!tags.TryGetValue(TagNames.Verified, out var verified) || verified.Split(' ') is not [var result, var time])
            return null;
        if (!Enum.TryParse<VerificationResult>(result, ignoreCase: true, out var ended)
            || !DateTimeOffset.TryParseExact(time, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            return null;
        }

        var isNumber = int.TryParse(tags.TryGetValue(TagNames.ReadySeconds, out var text) ? text : "", NumberStyles.None, CultureInfo.InvariantCulture, out var seconds);
        return new Verification(ended, at, isNumber ? seconds : null);
    }

    /// <summary>The tags.</summary>
    public IReadOnlyDictionary<string, string> Tags() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [TagNames.Verified] = $"{Result.ToString().ToLowerInvariant()} {Time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture)}",
        [TagNames.ReadySeconds] = ReadySeconds?.ToString(CultureInfo.InvariantCulture) ?? "never",
    };
}

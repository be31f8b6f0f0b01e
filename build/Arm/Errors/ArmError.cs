using System.Globalization;
using Azure;

namespace Ingot.Arm.Errors;

/// <summary>A refusal or failure of Azure, unfolded.</summary>
/// <remarks>Decide by <see cref="Kind"/>, not by the HTTP status: a failed operation is reported with status 200.</remarks>
public sealed record ArmError
{
    ArmError(RequestFailedException exception, ErrorDetail detail)
    {
        var response = exception.GetRawResponse();
        Status = exception.Status;
        Chain = [.. detail.Chain.Select(link => (link.Code, link.Message))];
        Causes = [.. detail.Leaves.Select(leaf => (leaf.Code, leaf.Message)).Distinct()];
        Policies = [.. detail.Chain.Concat(detail.Leaves).SelectMany(link => link.Policies).Distinct(StringComparer.Ordinal)];
        Quota = Chain.Select(link => QuotaText.Parse(link.Message)).FirstOrDefault(quota => quota is not null);
        CorrelationId = Header(response, "x-ms-correlation-request-id");
        RequestId = Header(response, "x-ms-request-id");
        RetryAfter = Wait(Header(response, "Retry-After"));
        var known = Chain.Select(link => ErrorCatalogue.Find(link.Code)).OfType<ErrorEntry>().ToList();
        Entry = known.FirstOrDefault(entry => entry.Kind != ErrorKind.Wrapper) ?? known.FirstOrDefault() ?? ErrorCatalogue.Unknown(Code);
        // Azure's commonest code for an exhausted quota is the one for every other thing that is not allowed.
        if (Quota is not null && Entry.Kind != ErrorKind.Quota)
            Entry = ErrorCatalogue.Find("QuotaExceeded") ?? Entry;
    }

    /// <summary>HTTP status; 200 when an operation failed after it was accepted.</summary>
    public int Status { get; }

    /// <summary>Code and sentence of each error, from the innermost cause outwards.</summary>
    public IReadOnlyList<(string Code, string Message)> Chain { get; }

    /// <summary>Every innermost cause; usually one.</summary>
    public IReadOnlyList<(string Code, string Message)> Causes { get; }

    /// <summary>Azure's code for the innermost cause.</summary>
    public string Code => Chain[0].Code;

    /// <summary>What the catalogue knows about it.</summary>
    public ErrorEntry Entry { get; }

    /// <summary>What sort of trouble it is.</summary>
    public ErrorKind Kind => Entry.Kind;

    /// <summary>The policies that forbid it.</summary>
    public IReadOnlyList<string> Policies { get; }

    /// <summary>The exhausted quota; null when it is not about one.</summary>
    public QuotaText? Quota { get; }

    /// <summary>For a support request.</summary>
    public string? CorrelationId { get; }

    /// <summary>For a support request about exactly this call.</summary>
    public string? RequestId { get; }

    /// <summary>How long Azure asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>True when nobody knows whether the request was carried out: a gateway gave up waiting for the answer.</summary>
    public bool IsUncertain => Status is 502 or 504 or 408;

    /// <summary>Unfolds what the SDK threw; null when Azure gave no code.</summary>
    public static ArmError? From(Exception? exception)
    {
        if (exception is not RequestFailedException failed)
            return null;
        var body = failed.GetRawResponse() is { } response ? Body(response) : ReadOnlyMemory<byte>.Empty;
        var detail = ErrorDetail.Parse(body)
            ?? (CodeOf(failed) is { } code ? new ErrorDetail(code, FirstLine(failed.Message), [], []) : null);
        return detail is null ? null : new ArmError(failed, detail);
    }

    // A gateway answers without a code.
    static string? CodeOf(RequestFailedException failed) =>
        failed.ErrorCode is { Length: > 0 } code ? code : failed.Status >= 400 ? $"Http{failed.Status.ToString(CultureInfo.InvariantCulture)}" : null;

    static string FirstLine(string message) => message.ReplaceLineEndings("\n").Split('\n', 2)[0].Trim();

    static ReadOnlyMemory<byte> Body(Response response)
    {
        try
        {
            return response.Content.ToMemory();
        }
        catch (InvalidOperationException)
        {
            // The answer was not buffered: its text cannot be read twice.
            return ReadOnlyMemory<byte>.Empty;
        }
    }

    static string? Header(Response? response, string name) => response is not null && response.Headers.TryGetValue(name, out var value) ? value : null;

    static TimeSpan? Wait(string? seconds) =>
        int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? TimeSpan.FromSeconds(number) : null;
}

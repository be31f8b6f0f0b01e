namespace Ingot;

/// <summary>A failure that a person can act on: what is wrong, why, and what to do.</summary>
/// <remarks>It prints without a stack trace, because the trace would tell the reader nothing. Anything else that escapes is a bug and shows one.</remarks>
public sealed class Fault(string what, string why, string remedy, Exception? cause = null) : Exception(what, cause)
{
    /// <summary>Why it is so, or what it leads to.</summary>
    public string Why { get; } = why;

    /// <summary>What the reader can do about it.</summary>
    public string Remedy { get; } = remedy;

    /// <summary>The error code, Azure's or our own, which docs/errors.md explains; null when there is none.</summary>
    public string? Code { get; init; }

    /// <summary>Azure's correlation id, for a support request.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Azure's id of the one call that failed, for a support request.</summary>
    public string? RequestId { get; init; }

    /// <summary>The exit code, when it differs from the one of the target that failed.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The same failure, where another exit code tells what it means.</summary>
    /// <param name="exitCode">The exit code; null: the one of the target that failed.</param>
    public Fault With(int? exitCode) => new(Message, Why, Remedy, InnerException)
    {
        Code = Code,
        CorrelationId = CorrelationId,
        RequestId = RequestId,
        ExitCode = exitCode,
    };

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(Environment.NewLine, new[]
        {
            $"What:  {Message}",
            $"Why:   {Why}",
            $"To do: {Remedy}",
            Code is null ? null : $"Code:  {Code}{Id(", correlation id ", CorrelationId)}{Id(", request id ", RequestId)}",
        }.Where(line => line is not null));

    static string Id(string name, string? value) => value is null ? "" : name + value;
}

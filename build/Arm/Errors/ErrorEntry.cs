namespace Ingot.Arm.Errors;

/// <summary>What is known about an error code.</summary>
/// <param name="Code">Azure's code, or one of ours.</param>
/// <param name="Kind">What sort of trouble it is.</param>
/// <param name="Status">HTTP status it was seen with; null: none, or several.</param>
/// <param name="Meaning">What it means, as a sentence.</param>
/// <param name="Ingot">What the program does about it by itself, as a sentence.</param>
/// <param name="Remedy">What the reader can do, as a sentence.</param>
public sealed record ErrorEntry(string Code, ErrorKind Kind, int? Status, string Meaning, string Ingot, string Remedy)
{
    /// <summary>True when the same request may succeed a little later.</summary>
    public bool IsRetryable { get; init; } = Kind is ErrorKind.Throttle or ErrorKind.Transient;

    /// <summary>True when another size or zone may help.</summary>
    public bool IsAboutPlacement { get; init; } = Kind is ErrorKind.Capacity or ErrorKind.Quota;
}

namespace Ingot.Emulator.Windows;

/// <summary>One thing that sysprep will have done at a moment of the guest's clock.</summary>
/// <param name="Due">When, on the guest's clock.</param>
public sealed record SysprepStep(DateTimeOffset Due)
{
    /// <summary>Value that ImageState gets; null: it stays.</summary>
    public string? ImageState { get; init; }

    /// <summary>Value that GeneralizationState gets; null: it stays.</summary>
    public long? GeneralizationState { get; init; }

    /// <summary>Line for setupact.log, without its date; null: none.</summary>
    public string? Line { get; init; }

    /// <summary>True when the line goes into setuperr.log as well.</summary>
    public bool IsError { get; init; }

    /// <summary>Process that begins; null: none.</summary>
    public string? Begins { get; init; }

    /// <summary>Process that ends; null: none.</summary>
    public string? Ends { get; init; }

    /// <summary>True when the success tag is written.</summary>
    public bool Tags { get; init; }

    /// <summary>True when it uses up one of the rearms of the license.</summary>
    public bool Rearms { get; init; }
}

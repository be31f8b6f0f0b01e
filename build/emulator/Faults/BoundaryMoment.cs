namespace Ingot.Emulator.Faults;

/// <summary>The moments of a request at which the one who asked may die.</summary>
public enum BoundaryMoment
{
    /// <summary>The request came, and nothing of it was done.</summary>
    BeforeActing,

    /// <summary>It was carried out, and no answer left.</summary>
    AfterActing,

    /// <summary>The answer left.</summary>
    AfterAnswer,
}

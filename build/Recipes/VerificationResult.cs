namespace Ingot.Recipes;

/// <summary>How the trial of an image ended.</summary>
public enum VerificationResult
{
    /// <summary>All is well.</summary>
    Passed,

    /// <summary>All is well, but the machine took longer than the budget, which the user does not mind.</summary>
    Slow,

    /// <summary>Something is wrong.</summary>
    Failed,
}

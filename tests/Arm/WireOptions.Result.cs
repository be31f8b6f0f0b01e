namespace Ingot.Tests.Arm;

/// <summary>What becomes of the build VM.</summary>
public static partial class WireOptions
{
    static IReadOnlyList<WireOption> Result => [];
}

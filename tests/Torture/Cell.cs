namespace Ingot.Tests.Torture;

/// <summary>One trial: something goes wrong in one place of a bake.</summary>
abstract record Cell
{
    /// <summary>True: the build VM lives in a group that holds other people's things; else in a temporary one.</summary>
    public bool SharedGroup { get; init; }

    /// <summary>The bake, as the user calls it.</summary>
    public IReadOnlyList<string> Arguments => SharedGroup ? Shared : [];

    /// <summary>What puts the build VM into a group of other people.</summary>
    public static IReadOnlyList<string> Shared { get; } = ["--build-resource-group", "ingot-images"];
}

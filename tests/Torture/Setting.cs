namespace Ingot.Tests.Torture;

/// <summary>One way to bake: what is typed, and what has to come of it.</summary>
/// <param name="Name">In words, for the table.</param>
/// <param name="Target">The target that is named.</param>
/// <param name="Arguments">The switches that make the difference.</param>
/// <param name="Results">Marks of the ids of what a bake results in, one of each.</param>
sealed record Setting(string Name, string Target, IReadOnlyList<string> Arguments, IReadOnlyList<string> Results)
{
    const string ManagedImage = "/Microsoft.Compute/images/";
    const string ImageVersion = "/versions/";

    /// <summary>The build VM lives in a temporary group.</summary>
    public static Setting TemporaryGroup { get; } = new("temporary group", "CaptureImage", [], [ManagedImage]);

    /// <summary>The build VM lives in a group that holds other people's things.</summary>
    public static Setting SharedGroup { get; } = new("shared group", "CaptureImage", ["--build-resource-group", "ingot-images"], [ManagedImage]);

    /// <summary>
    /// A managed image and a gallery image version, which is replicated and published; both are tried on a machine first. All of it in a group that
    /// holds other people's things.
    /// </summary>
    public static Setting Gallery { get; } = new(
        "gallery",
        "PublishImage",
        ["--capture", "Both", "--gallery", "ingot_gallery", "--target-regions", "northeurope", .. SharedGroup.Arguments],
        [ManagedImage, ImageVersion]);

    /// <summary>The build VM has a public address, a data disk and a network of its own, in a group that holds other people's things, and the builder a client certificate.</summary>
    public static Setting PublicAddress { get; } = new(
        "public address",
        "CaptureImage",
        [
            "--virtual-network", "", "--subnet", "", "--public-ip", "--allowed-source-addresses", "127.0.0.0/8", "--data-disk-sizes", "8",
            "--win-rm-transport", "Certificate", .. SharedGroup.Arguments,
        ],
        [ManagedImage]);

    /// <summary>All of them; of the later ones only the requests count that are not made before.</summary>
    public static IReadOnlyList<Setting> All { get; } = [TemporaryGroup, SharedGroup, Gallery, PublicAddress];

    /// <summary>True for an image, an image version, and the definition that a version needs.</summary>
    public bool IsResult(string id) => Results.Any(mark => Is(mark, id)) || (Results.Contains(ImageVersion) && IsDefinition(id));

    /// <summary>Those ids that hold a Windows.</summary>
    public static bool HoldsWindows(string id) => Is(ManagedImage, id) || Is(ImageVersion, id);

    public static bool Is(string mark, string id) => id.Contains(mark, StringComparison.OrdinalIgnoreCase);

    static bool IsDefinition(string id) => Is("/galleries/", id) && Is("/images/", id);

    public override string ToString() => Name;
}

namespace Ingot.Recipes;

/// <summary>What a bake results in.</summary>
public enum CaptureKind
{
    /// <summary>A managed image.</summary>
    ManagedImage,

    /// <summary>A version of an image definition in a gallery.</summary>
    Gallery,

    /// <summary>Both, from one bake.</summary>
    Both,
}

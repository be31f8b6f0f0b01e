namespace Ingot.Recipes;

/// <summary>Tags by which Azure itself remembers a bake. They are a contract: nothing is deleted that lacks them.</summary>
public static class TagNames
{
    /// <summary>Name of the image.</summary>
    public const string Image = "ingot-image";

    /// <summary>Hash of what the build VM was made from.</summary>
    public const string Recipe = "ingot-recipe";

    /// <summary>Id of the run.</summary>
    public const string Run = "ingot-run";

    /// <summary>Last finished stage.</summary>
    public const string Stage = "ingot-stage";

    /// <summary>When the build VM may be deleted by whoever finds it, in UTC.</summary>
    public const string Expires = "ingot-expires";

    /// <summary>Which process works on the build VM, and when it last said so.</summary>
    public const string Holder = "ingot-holder";

    /// <summary>Hash of everything that went into the image.</summary>
    public const string Inputs = "ingot-inputs";

    /// <summary>Source image with its exact version.</summary>
    public const string Source = "ingot-source";

    /// <summary>Hash of the security identifier of the machine that was captured: a machine made of the image must have another.</summary>
    public const string Machine = "ingot-machine";

    /// <summary>When a machine made of the image was tried, in UTC, and how that ended.</summary>
    public const string Verified = "ingot-verified";

    /// <summary>Seconds until that machine was usable.</summary>
    public const string ReadySeconds = "ingot-ready-seconds";

    /// <summary>How many of them one resource has at most: the build VM has no holder, its group no machine, and only images were verified.</summary>
    public const int MostOnOne = 8;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Image, Recipe, Run, Stage, Expires, Holder, Inputs, Source, Machine, Verified, ReadySeconds];
}

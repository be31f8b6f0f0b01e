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

    /// <summary>Name of the build VM that a temporary group was made for: one of another VM is not ours, whatever its image.</summary>
    public const string Vm = "ingot-vm";

    /// <summary>On the marker beside a VM that is being deleted: the image that the VM was for.</summary>
    public const string RemainsOf = "ingot-remains-of";

    /// <summary>On that marker, with a number behind it: the disks, interfaces and addresses that have to go with the VM.</summary>
    public const string Remains = "ingot-remains-";

    /// <summary>How many of the numbered ones there are at most: 65 disks, an interface and an address fill four values of 256 characters.</summary>
    public const int MostRemains = 4;

    /// <summary>
    /// How many of them one resource has at most: the build VM has no holder and its group no machine, only images were verified, and a marker has none of
    /// stage, hashes and source.
    /// </summary>
    public const int MostOnOne = 9;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Image, Recipe, Run, Stage, Expires, Holder, Inputs, Source, Machine, Verified, ReadySeconds, Vm, RemainsOf,
        .. Enumerable.Range(1, MostRemains).Select(number => $"{Remains}{number}"),
    ];
}

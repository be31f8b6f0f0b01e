namespace Ingot.Recipes;

/// <summary>Names of everything a bake makes: pure functions of the recipe and the run, so that a later process finds what an earlier one left.</summary>
public static class Names
{
    /// <summary>The local account that Ansible signs in with; it is gone before the capture.</summary>
    public const string BuildUser = "ingot-build";

    const string MarkerEnd = "-in-use";

    /// <summary>The machine that an image is tried on. Its name is no name that somebody would give to a build VM.</summary>
    public static string VerifyVm(Recipe recipe) =>
        $"{recipe.VmName[..Math.Min(recipe.VmName.Length, 9)].TrimEnd('-')}-v{RecipeHash.Of(recipe.VmName.ToLowerInvariant())[..4]}";

    /// <summary>Temporary resource group of that machine; null: one derived from image and machine.</summary>
    public static string? VerifyGroup(Recipe recipe) =>
        recipe.TemporaryResourceGroup is { } given ? $"{given[..Math.Min(given.Length, 83)]}_verify" : null;

    /// <summary>Resource group of the build VM.</summary>
    public static string BuildGroup(Recipe recipe) => recipe.BuildResourceGroup ?? recipe.TemporaryResourceGroup ?? $"ingot-{recipe.ImageName}-{recipe.VmName}";

    /// <summary>OS disk of the build VM.</summary>
    public static string OsDisk(Recipe recipe) => OsDisk(recipe.VmName);

    /// <summary>OS disk of a build VM.</summary>
    public static string OsDisk(string vm) => $"{vm}-os";

    /// <summary>A data disk of the build VM.</summary>
    public static string DataDisk(Recipe recipe, int lun) => DataDisk(recipe.VmName, lun);

    /// <summary>A data disk of a build VM.</summary>
    public static string DataDisk(string vm, int lun) => $"{vm}-data-{lun}";

    /// <summary>Public address configuration of the build VM; Azure derives the address's name from it.</summary>
    public static string PublicAddress(Recipe recipe) => PublicAddress(recipe.VmName);

    /// <summary>Public address configuration of a build VM.</summary>
    public static string PublicAddress(string vm) => $"{vm}-ip";

    /// <summary>Our own network security group, beside the build VM.</summary>
    public static string SecurityGroup(Recipe recipe) => $"{recipe.VmName}-nsg";

    /// <summary>Our own virtual network, beside the build VM.</summary>
    public static string VirtualNetwork(Recipe recipe) => $"{recipe.VmName}-vnet";

    /// <summary>The subnet of our own virtual network.</summary>
    public const string Subnet = "build";

    /// <summary>An empty network security group that says who works on a build VM in a group of the user.</summary>
    public static string HoldMarker(Recipe recipe) => HoldMarker(recipe.VmName);

    /// <summary>The marker beside a build VM; while the VM is deleted it also says what else has to go.</summary>
    public static string HoldMarker(string vm) => vm + MarkerEnd;

    /// <summary>The build VM that a marker stands beside; null when the name is no marker's.</summary>
    public static string? VmOfMarker(string name) =>
        name.Length > MarkerEnd.Length && name.EndsWith(MarkerEnd, StringComparison.OrdinalIgnoreCase) ? name[..^MarkerEnd.Length] : null;

    /// <summary>Network interface configuration of the build VM; Azure derives the interface's name from it.</summary>
    public static string NetworkInterface(Recipe recipe) => NetworkInterface(recipe.VmName);

    /// <summary>Network interface configuration of a build VM.</summary>
    public static string NetworkInterface(string vm) => $"{vm}-nic";

    /// <summary>The managed image of one run. Every run has its own, so that no good image is ever replaced in place.</summary>
    public static string Image(Recipe recipe, string run) => $"{recipe.ImageName}-{run}";

    /// <summary>Publisher, offer and SKU of an image definition that is made: together they are unique in a gallery, as its name is.</summary>
    public static (string Publisher, string Offer, string Sku) DefinitionIdentifier(GalleryOptions gallery) =>
        gallery.Identifier?.Split(':') is [var publisher, var offer, var sku] ? (publisher, offer, sku) : ("Ingot", "Windows", Shortened(gallery.Definition));

    /// <summary>The first version of an image definition, or the one after its highest.</summary>
    public static string NextVersion(IEnumerable<string> versions) =>
        versions.Select(text => System.Version.TryParse(text, out var version) ? version : null).Max() is { } highest
            ? $"{highest.Major}.{highest.Minor}.{highest.Build + 1}"
            : "1.0.0";

    /// <summary>Id of a run that starts now: sortable, and short enough for every name made of it.</summary>
    public static string Run(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMdd-HHmmss", null);

    static string Shortened(string name) => name.Length <= 64 ? name : $"{name[..47].TrimEnd('.', '_', '-')}-{RecipeHash.Of(name)}";
}

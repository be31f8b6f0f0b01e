namespace Ingot.Recipes;

/// <summary>Names of everything a bake makes: pure functions of the recipe and the run, so that a later process finds what an earlier one left.</summary>
public static class Names
{
    /// <summary>The local account that Ansible signs in with; it is gone before the capture.</summary>
    public const string BuildUser = "ingot-build";

    /// <summary>Resource group of the build VM.</summary>
    public static string BuildGroup(Recipe recipe) => recipe.BuildResourceGroup ?? recipe.TemporaryResourceGroup ?? $"ingot-{recipe.ImageName}-{recipe.VmName}";

    /// <summary>OS disk of the build VM.</summary>
    public static string OsDisk(Recipe recipe) => $"{recipe.VmName}-os";

    /// <summary>An empty network security group that says who works on a build VM in a group of the user.</summary>
    public static string HoldMarker(Recipe recipe) => $"{recipe.VmName}-in-use";

    /// <summary>Network interface configuration of the build VM; Azure derives the interface's name from it.</summary>
    public static string NetworkInterface(Recipe recipe) => $"{recipe.VmName}-nic";

    /// <summary>The managed image of one run. Every run has its own, so that no good image is ever replaced in place.</summary>
    public static string Image(Recipe recipe, string run) => $"{recipe.ImageName}-{run}";

    /// <summary>Id of a run that starts now: sortable, and short enough for every name made of it.</summary>
    public static string Run(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMdd-HHmmss", null);
}

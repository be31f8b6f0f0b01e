using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ingot.Recipes;

/// <summary>Hashes that decide whether two bakes are the same.</summary>
public static class RecipeHash
{
    /// <summary>What the build VM was made from. A VM with another hash is not adopted.</summary>
    /// <remarks>The playbook is not part of it: editing it and running it again on the same VM is how a playbook is debugged.</remarks>
    public static string OfVm(Recipe recipe) =>
        Of(recipe.ImageName, recipe.VmName, Regions.Short(recipe.Location), string.Join(',', recipe.VmSizes), string.Join(',', recipe.Zones), recipe.SourceImage,
            Json(recipe.Network), Json(recipe.Vm), Json(recipe.Disks), Json(recipe.Security), Json(recipe.Plan), Json(recipe.Capture.Specialized));

    /// <summary>Everything that goes into the image: the VM, the pinned source, and the content of playbooks, variables and guest scripts.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="source">The source image, pinned.</param>
    /// <param name="contentHash">Hash of the files.</param>
    public static string OfInputs(Recipe recipe, PinnedSource source, string contentHash) =>
        Of(OfVm(recipe), source.ToString(), contentHash);

    /// <summary>Hash of texts in their order; lower-case hex, 16 digits, which is plenty to tell bakes apart and short enough for a tag.</summary>
    public static string Of(params IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];

    static string Json<T>(T value) => JsonSerializer.Serialize(value);
}

using System.Text.RegularExpressions;

namespace Ingot.Recipes;

/// <summary>The rules of a recipe that can be checked without asking anybody.</summary>
public static partial class RecipeCheck
{
    /// <summary>All mistakes at once, in the order of the parameters; empty when there is none.</summary>
    public static IReadOnlyList<Finding> Findings(Recipe recipe) =>
    [
        .. Missing(recipe),
        .. Given(recipe.ImageName, () => ImageName(recipe.ImageName)),
        .. Given(recipe.VmName, () => ComputerName(recipe.VmName)),
        .. Given(recipe.SourceImage, () => SourceImage.Mistake(recipe.SourceImage)),
        .. new[] { recipe.ResourceGroup, recipe.BuildResourceGroup, recipe.Network.ResourceGroup }
            .OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(group => Given(group, () => Group(group))),
        .. Capture(recipe),
    ];

    static IEnumerable<Finding> Missing(Recipe recipe) =>
        from entry in new (string Parameter, string Value)[]
        {
            ("image-name", recipe.ImageName),
            ("vm-name", recipe.VmName),
            ("location", recipe.Location),
            ("vm-size", string.Concat(recipe.VmSizes)),
            ("source-image", recipe.SourceImage),
            ("resource-group", recipe.ResourceGroup),
            ("virtual-network", recipe.Network.VirtualNetwork ?? ""),
            ("subnet", recipe.Network.Subnet ?? ""),
            ("playbook", recipe.Playbook),
        }
        where string.IsNullOrWhiteSpace(entry.Value)
        select new Finding(
            $"--{entry.Parameter} is missing.",
            "The bake cannot be described without it.",
            $"Give --{entry.Parameter}, or set it in .nuke/parameters.json or a profile.");

    static IEnumerable<Finding> Given(string value, Func<Finding?> rule) =>
        !string.IsNullOrWhiteSpace(value) && rule() is { } finding ? [finding] : [];

    // The run adds 16 characters; Azure allows 80 for an image and 90 for a resource group.
    static Finding? ImageName(string name) => ImageNamePattern().IsMatch(name) ? null : new Finding(
        $"--image-name '{name}' is not a name that Azure takes.",
        "It must begin with a letter or digit, hold only letters, digits, '.', '_' and '-', end with a letter or digit, and have at most 60 characters.",
        "Choose another name, such as windows-2022.");

    // Windows NetBIOS limit, which Azure enforces for Windows VMs: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
    static Finding? ComputerName(string name) => name.Length > 15
        ? new Finding(
            $"--vm-name '{name}' has {name.Length} characters.",
            "It is also the computer name, and Windows allows at most 15 characters.",
            $"Shorten it, for example to '{name[..15].TrimEnd('-')}'.")
        : ComputerNamePattern().IsMatch(name) && !name.All(char.IsAsciiDigit) ? null : new Finding(
            $"--vm-name '{name}' is not a computer name that Windows takes.",
            "It must hold only letters, digits and '-', must not begin or end with '-', and must not be all digits.",
            "Choose another name, such as bake-2022.");

    static Finding? Group(string name) => GroupPattern().IsMatch(name) ? null : new Finding(
        $"'{name}' is not a name that Azure takes for a resource group.",
        "It must have 1 to 90 letters, digits, '.', '_', '-' or parentheses, and must not end with '.'.",
        "Correct the name.");

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9._-]{0,58}[A-Za-z0-9])?$")]
    private static partial Regex ImageNamePattern();

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9-]{0,13}[A-Za-z0-9])?$")]
    private static partial Regex ComputerNamePattern();

    [GeneratedRegex(@"^[\p{L}\p{N}._()-]{0,89}[\p{L}\p{N}_()-]$")]
    private static partial Regex GroupPattern();
}

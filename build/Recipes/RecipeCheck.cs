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
        .. new[] { recipe.ResourceGroup, recipe.BuildResourceGroup, recipe.TemporaryResourceGroup, recipe.Network.ResourceGroup }
            .OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(group => Given(group, () => Group(group))),
        .. Groups(recipe),
        .. Tags(recipe),
        .. Life(recipe.TimeToLive),
        .. Network(recipe),
        .. Addresses(recipe.Network),
        .. Machine(recipe),
        .. Placement(recipe),
        .. Spot(recipe.Vm),
        .. Plan(recipe.Plan),
        .. Disks(recipe),
        .. Security(recipe),
        .. Capture(recipe),
    ];

    /// <summary>Mistakes that show only beside the source image that was found.</summary>
    public static IReadOnlyList<Finding> Findings(Recipe recipe, PinnedSource source) => [.. BesideSource(recipe, source)];

    static IEnumerable<Finding> Missing(Recipe recipe) =>
        from entry in new (string Parameter, string Value)[]
        {
            ("image-name", recipe.ImageName),
            ("vm-name", recipe.VmName),
            ("location", recipe.Location),
            ("vm-size", string.Concat(recipe.VmSizes)),
            ("source-image", recipe.SourceImage),
            ("resource-group", recipe.ResourceGroup),
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

    static IEnumerable<Finding> Groups(Recipe recipe)
    {
        if (recipe.BuildResourceGroup is not null && recipe.TemporaryResourceGroup is not null)
            yield return new Finding(
                "--build-resource-group and --temporary-resource-group are both given.",
                "The build VM lives in one group.",
                "Leave one of them out.");
        if (recipe.TemporaryResourceGroup is { } temporary && temporary.Equals(recipe.ResourceGroup, StringComparison.OrdinalIgnoreCase))
            yield return new Finding(
                $"--temporary-resource-group '{temporary}' is the group of the image.",
                "It is deleted at the end, and the image would go with it.",
                "Choose another name.");
    }

    // The lists are short, so all of it is said.
    static IEnumerable<Finding> OneOf(string option, string? value, params string[] allowed)
    {
        if (value is null || allowed.Contains(value, StringComparer.Ordinal))
            yield break;
        var meant = Nearest.To(value, allowed);
        yield return new Finding(
            $"--{option} '{value}' is not known.",
            $"It is one of {string.Join(", ", allowed)}.",
            meant is null ? "Choose one of them." : $"Did you mean {meant}?");
    }

    static IEnumerable<Finding> Id(string option, string? value, params string[] types)
    {
        if (value is null || types.Any(type => ResourceIds.IsOf(type, value)))
            yield break;
        var forms = types.Select(type => $"/subscriptions/<subscription>/resourceGroups/<group>/providers/{Form(type)}");
        var found = ResourceIds.TypeOf(value);
        yield return new Finding(
            $"--{option} '{value}' is not the id that belongs there.",
            found is null ? $"It has the form {string.Join(" or ", forms)}." : $"It is the id of a {found}, and has to be that of a {string.Join(" or ", types)}.",
            "Copy the resource's id from the portal, or from 'az resource show --query id'.");
    }

    // Microsoft.Compute/hostGroups/hosts -> Microsoft.Compute/hostGroups/<name>/hosts/<name>
    static string Form(string type) => type.Split('/') is [var provider, .. var types] ? provider + string.Concat(types.Select(part => $"/{part}/<name>")) : type;

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9._-]{0,58}[A-Za-z0-9])?$")]
    private static partial Regex ImageNamePattern();

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9-]{0,13}[A-Za-z0-9])?$")]
    private static partial Regex ComputerNamePattern();

    [GeneratedRegex(@"^[\p{L}\p{N}._()-]{0,89}[\p{L}\p{N}_()-]$")]
    private static partial Regex GroupPattern();
}

using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>Whether the subscription knows the regions of the recipe: the build's own, and those that get replicas.</summary>
sealed class LocationCheck(AzureFacts facts, Recipe recipe)
{
    public async Task<IReadOnlyList<Finding>> AskAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await FindingsAsync("location", recipe.Location);
    }

    public async Task<IReadOnlyList<Finding>> AskTargetsAsync(CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var region in recipe.Capture.Gallery?.TargetRegions.Where(region => !string.IsNullOrWhiteSpace(region)) ?? [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            findings.AddRange(await FindingsAsync("target-regions", region));
        }

        return findings;
    }

    async Task<IReadOnlyList<Finding>> FindingsAsync(string option, string region)
    {
        var known = await facts.LocationsAsync();
        if (known.Any(each => Regions.Same(each, region)))
            return [];
        var correction = Nearest.To(Regions.Short(region), known) is { } meant ? $"Did you mean {meant}?" : $"Correct --{option};";
        return
        [
            new Finding(
                $"--{option} '{region}' is not a region of the subscription.",
                "Azure lists no such region for it.",
                $"{correction} 'az account list-locations --output table' shows all.") { Code = "LocationNotAvailableForResourceType" },
        ];
    }
}

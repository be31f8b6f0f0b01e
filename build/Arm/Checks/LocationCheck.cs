using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>Whether the region exists for the subscription.</summary>
sealed class LocationCheck(AzureFacts facts, Recipe recipe)
{
    public async Task<IReadOnlyList<Finding>> AskAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await facts.LocationIsKnownAsync()
            ? []
            :
            [
                new Finding(
                    $"--location '{recipe.Location}' is not a region of the subscription.",
                    "Azure lists no such region for it.",
                    "Correct --location; 'az account list-locations --output table' shows all.") { Code = "LocationNotAvailableForResourceType" },
            ];
    }
}

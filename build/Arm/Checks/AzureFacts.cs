using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Resources;
using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>What several checks need to know, asked for once.</summary>
sealed class AzureFacts
{
    readonly ArmSession session;
    readonly Recipe recipe;
    readonly Lazy<Task<IReadOnlyList<string>>> locations;
    readonly Lazy<Task<ResourceGroupResource?>> buildGroup;

    public AzureFacts(ArmSession session, Recipe recipe, CancellationToken cancellationToken)
    {
        this.session = session;
        this.recipe = recipe;
        locations = new(() => ListLocationsAsync(cancellationToken));
        buildGroup = new(() => GroupAsync(Names.BuildGroup(recipe), cancellationToken));
    }

    /// <summary>True when the subscription knows the recipe's region.</summary>
    /// <exception cref="Fault">Azure refused the list of regions.</exception>
    public async Task<bool> LocationIsKnownAsync() => (await LocationsAsync()).Any(known => Regions.Same(known, recipe.Location));

    /// <summary>The regions of the subscription in short form.</summary>
    public Task<IReadOnlyList<string>> LocationsAsync() => locations.Value;

    /// <summary>False when the subscription surely does not know the region: what is asked about it then has no answer.</summary>
    // Who has rights in groups only may not list the regions, and may bake nevertheless.
    public async Task<bool> LocationMayBeKnownAsync()
    {
        try
        {
            return await LocationIsKnownAsync();
        }
        catch (Fault)
        {
            return true;
        }
    }

    /// <summary>The group of the build VM; null when there is none.</summary>
    public Task<ResourceGroupResource?> BuildGroupAsync() => buildGroup.Value;

    /// <summary>A resource group; null when there is none.</summary>
    public Task<ResourceGroupResource?> GroupAsync(string name, CancellationToken cancellationToken) => ArmCall.FindAsync(
        $"read resource group {name}",
        () => session.Client.GetResourceGroupResource(session.GroupId(name)).GetAsync(cancellationToken));

    /// <summary>The VM sizes of the region.</summary>
    public Task<Dictionary<string, SizeOffer>> SizesAsync(CancellationToken cancellationToken) => ArmCall.RunAsync(
        $"list the VM sizes of {recipe.Location}",
        async () =>
        {
            var location = new AzureLocation(recipe.Location).Name;
            var skus = session.Subscription.GetComputeResourceSkusAsync($"location eq '{location}'", cancellationToken: cancellationToken);
            return SizeOffer.Read(await skus.ToListAsync(cancellationToken), location);
        });

    /// <summary>The compute quotas of the region.</summary>
    public Task<QuotaRules> QuotasAsync(CancellationToken cancellationToken) => ArmCall.RunAsync(
        $"list the quotas of {recipe.Location}",
        async () =>
        {
            var usages = await session.Subscription.GetUsagesAsync(new AzureLocation(recipe.Location), cancellationToken).ToListAsync(cancellationToken);
            return new QuotaRules(usages.DistinctBy(usage => usage.Name.Value, StringComparer.OrdinalIgnoreCase).ToDictionary(
                usage => usage.Name.Value,
                usage => (usage.Limit, (long)usage.CurrentValue, usage.Name.LocalizedValue ?? usage.Name.Value),
                StringComparer.OrdinalIgnoreCase));
        });

    Task<IReadOnlyList<string>> ListLocationsAsync(CancellationToken cancellationToken) => ArmCall.RunAsync<IReadOnlyList<string>>(
        "list the regions of the subscription",
        async () =>
        [
            .. (await session.Subscription.GetLocationsAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken)).Select(location => location.Name),
        ]);
}

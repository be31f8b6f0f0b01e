using Ingot.Arm.Machines;
using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>Everything that Azure can be asked before anything is written.</summary>
public sealed class AzureChecks
{
    readonly ArmSession session;
    readonly Recipe recipe;
    readonly AzureFacts facts;
    readonly GroupCheck groups;
    readonly LocationCheck location;
    readonly SizeCheck sizes;
    PinnedSource? source;

    /// <summary>Checks of one recipe.</summary>
    /// <param name="session">The session.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="cancellationToken">Stops what is asked for several checks at once.</param>
    public AzureChecks(ArmSession session, Recipe recipe, CancellationToken cancellationToken)
    {
        this.session = session;
        this.recipe = recipe;
        facts = new AzureFacts(session, recipe, cancellationToken);
        groups = new GroupCheck(facts, recipe);
        location = new LocationCheck(facts, recipe);
        sizes = new SizeCheck(facts, recipe, () => source);
    }

    /// <summary>Sizes and zones worth trying, in their order.</summary>
    public IReadOnlyList<VmPlacement> Placements => sizes.Usable;

    /// <summary>What has to be there, whatever is left to do.</summary>
    public IReadOnlyList<Check> Always() =>
    [
        .. string.IsNullOrWhiteSpace(recipe.Location) ? Array.Empty<Check>() : [new Check($"location {recipe.Location}", location.AskAsync)],
        .. recipe.Capture is not { WantsGallery: true, Gallery.TargetRegions: { Count: > 0 } targets }
            ? Array.Empty<Check>()
            : [new Check($"target regions {string.Join(", ", targets)}", location.AskTargetsAsync)],
        .. string.IsNullOrWhiteSpace(recipe.ResourceGroup) ? Array.Empty<Check>() : [new Check($"resource group {recipe.ResourceGroup}", groups.ResultAsync)],
        new Check($"resource group {Names.BuildGroup(recipe)}", groups.BuildAsync),
        .. string.IsNullOrWhiteSpace(recipe.Network.Subnet)
            ? Array.Empty<Check>()
            : [new Check($"subnet {recipe.Network.Subnet} of {recipe.Network.VirtualNetwork}", new SubnetCheck(session, facts, recipe).AskAsync)],
    ];

    /// <summary>False when the subscription surely does not know the recipe's region: what depends on it need not be asked then.</summary>
    public Task<bool> LocationMayBeKnownAsync() => facts.LocationMayBeKnownAsync();

    /// <summary>What the identity must be allowed, as long as anything is left to do.</summary>
    /// <param name="verifies">True when the image is tried too.</param>
    public IEnumerable<Check> Permissions(bool verifies) => new PermissionCheck(session, recipe, verifies).Checks();

    /// <summary>What only counts when a build VM has to be made.</summary>
    /// <param name="pinned">The source image; null: it was not found.</param>
    public IReadOnlyList<Check> Creation(PinnedSource? pinned)
    {
        source = pinned;
        return
        [
            new Check("what the source image can become", _ => Task.FromResult(SourceRules.Findings(recipe, pinned))),
            .. recipe.VmSizes.Count == 0 || string.IsNullOrWhiteSpace(recipe.Location)
                ? Array.Empty<Check>()
                : [new Check($"sizes, zones and quotas of {string.Join(", ", recipe.VmSizes)}", sizes.AskAsync)],
            .. new ReferenceCheck(session, recipe).Checks(),
            .. new ProviderCheck(session).Checks(),
            .. new FeatureCheck(session, recipe).Checks(),
            .. new PolicyCheck(session, recipe).Checks(),
        ];
    }
}

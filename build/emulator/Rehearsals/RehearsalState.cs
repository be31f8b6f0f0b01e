using Ingot.Emulator.Arm.Catalogue;

namespace Ingot.Emulator.Rehearsals;

/// <summary>What the rehearsed subscription is like, where it differs from an empty one whose owner signs in. Each list is empty by default.</summary>
/// <remarks>Scopes and ids may be written from the subscription on: /resourceGroups/x. "{subscription}" stands for the subscription's id.</remarks>
public sealed record RehearsalState
{
    /// <summary>Where sizes are not offered, or not for this subscription.</summary>
    public IReadOnlyList<SizeOffer> Sizes { get; init; } = [];

    /// <summary>Limits, and what others use of them already.</summary>
    public IReadOnlyList<Quota> Quotas { get; init; } = [];

    /// <summary>Where Azure has no room for a machine, which shows only when one is made or started.</summary>
    public IReadOnlyList<Capacity> Capacities { get; init; } = [];

    /// <summary>What the one who signs in may do; empty: everything.</summary>
    public IReadOnlyList<Grant> Permissions { get; init; } = [];

    /// <summary>What policies deny.</summary>
    public IReadOnlyList<Policy> Policies { get; init; } = [];

    /// <summary>Locks on resources and groups.</summary>
    public IReadOnlyList<ResourceLock> Locks { get; init; } = [];

    /// <summary>Resource providers by namespace, such as Microsoft.Compute; registered unless said otherwise.</summary>
    public IReadOnlyDictionary<string, Registration> Providers { get; init; } = new Dictionary<string, Registration>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Preview features by name, such as Microsoft.Compute/EncryptionAtHost; not registered unless said otherwise.</summary>
    public IReadOnlyDictionary<string, Registration> Features { get; init; } = new Dictionary<string, Registration>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Terms of marketplace plans; accepted unless said otherwise.</summary>
    public IReadOnlyList<PlanTerms> Terms { get; init; } = [];

    /// <summary>Marketplace images beside those there always are; one of the same name takes the place of the known one.</summary>
    public IReadOnlyList<PlatformImage> Marketplace { get; init; } = [];

    /// <summary>Galleries of others: community galleries, and those shared with this subscription.</summary>
    public IReadOnlyList<PublishedGallery> PublishedGalleries { get; init; } = [];

    /// <summary>How the replication of gallery image versions goes; at once and well where no rule says otherwise.</summary>
    public IReadOnlyList<ReplicationRule> Replication { get; init; } = [];

    /// <summary>Ids of further subscriptions that the one who signs in may use.</summary>
    public IReadOnlyList<string> Subscriptions { get; init; } = [];

    /// <summary>When spot machines are evicted.</summary>
    public IReadOnlyList<SpotEviction> SpotEvictions { get; init; } = [];

    /// <summary>Resource groups that exist beside ingot-network and ingot-images.</summary>
    public IReadOnlyList<ExistingGroup> Groups { get; init; } = [];

    /// <summary>Resources that exist: networks, disk encryption sets, identities, storage accounts, galleries and so on.</summary>
    public IReadOnlyList<ExistingResource> Resources { get; init; } = [];

    /// <summary>Prefix length of the subnet bake in the network bake-vnet, 24 to 29. Five addresses of each subnet are Azure's own.</summary>
    [System.ComponentModel.DataAnnotations.Range(24, 29)]
    public int SubnetPrefixLength { get; init; } = 24;

    /// <summary>The security type of machines that say none and can have it: Standard or TrustedLaunch.</summary>
    [System.ComponentModel.DataAnnotations.AllowedValues("Standard", "TrustedLaunch")]
    public string DefaultSecurityType { get; init; } = "Standard";

    /// <summary>True when public addresses of the SKU Basic cannot be made any more.</summary>
    public bool BasicPublicAddressesRetired { get; init; }
}

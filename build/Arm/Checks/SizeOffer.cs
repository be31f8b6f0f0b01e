using System.Globalization;
using Azure.ResourceManager.Compute.Models;

namespace Ingot.Arm.Checks;

/// <summary>What a region offers of one VM size, and to this subscription.</summary>
sealed record SizeOffer
{
    SizeOffer(ComputeResourceSku sku, string location)
    {
        Name = sku.Name;
        Family = sku.Family ?? "";
        capabilities = sku.Capabilities.DistinctBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(entry => entry.Name, entry => entry.Value, StringComparer.OrdinalIgnoreCase);
        var restricted = sku.Restrictions
            .Where(entry => entry.RestrictionsType == ComputeResourceSkuRestrictionsType.Zone)
            .SelectMany(entry => entry.RestrictionInfo?.Zones ?? [])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        Zones = [.. sku.LocationInfo.Where(info => info.Location is { } place && place.Name.Equals(location, StringComparison.OrdinalIgnoreCase))
            .SelectMany(info => info.Zones).Where(zone => !restricted.Contains(zone)).Order(StringComparer.Ordinal)];
        RestrictedZones = restricted;
        Restriction = sku.Restrictions
            .Where(entry => entry.RestrictionsType != ComputeResourceSkuRestrictionsType.Zone)
            .Select(entry => entry.ReasonCode?.ToString() ?? "NotAvailableForSubscription")
            .FirstOrDefault();
    }

    readonly Dictionary<string, string> capabilities;

    /// <summary>Such as Standard_D4s_v5.</summary>
    public string Name { get; }

    /// <summary>The family whose quota it counts against, such as standardDSv5Family.</summary>
    public string Family { get; }

    /// <summary>Zones that this subscription may use.</summary>
    public IReadOnlyList<string> Zones { get; }

    /// <summary>Zones that it may not.</summary>
    public IReadOnlySet<string> RestrictedZones { get; }

    /// <summary>Why the subscription may not use it in the region at all; null: it may.</summary>
    public string? Restriction { get; }

    /// <summary>Number of vCPUs; 0 when Azure does not say.</summary>
    public int Cores => Number("vCPUs") ?? 0;

    /// <summary>The sizes among what the region offers.</summary>
    public static Dictionary<string, SizeOffer> Read(IEnumerable<ComputeResourceSku> skus, string location) => skus
        .Where(sku => string.Equals(sku.ResourceType, "virtualMachines", StringComparison.OrdinalIgnoreCase))
        .DistinctBy(sku => sku.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(sku => sku.Name, sku => new SizeOffer(sku, location), StringComparer.OrdinalIgnoreCase);

    /// <summary>A capability as Azure writes it; null when it is not stated.</summary>
    public string? Text(string name) => capabilities.GetValueOrDefault(name);

    /// <summary>A capability that is a number.</summary>
    public int? Number(string name) => int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A capability that is there or not.</summary>
    public bool Has(string name) => string.Equals(Text(name), "True", StringComparison.OrdinalIgnoreCase);

    /// <summary>A capability that is a list.</summary>
    public IReadOnlyList<string> List(string name) => Text(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}

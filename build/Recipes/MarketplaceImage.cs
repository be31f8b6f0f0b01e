namespace Ingot.Recipes;

/// <summary>A marketplace image.</summary>
/// <param name="Publisher">Such as MicrosoftWindowsServer.</param>
/// <param name="Offer">Such as WindowsServer.</param>
/// <param name="Sku">Such as 2022-datacenter-azure-edition.</param>
/// <param name="Version">Such as 20348.3207.250210, or latest.</param>
public sealed record MarketplaceImage(string Publisher, string Offer, string Sku, string Version)
{
    /// <summary>True when the version is not pinned.</summary>
    public bool IsLatest => Version.Equals("latest", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads publisher:offer:sku:version; null when it is not of that form.</summary>
    public static MarketplaceImage? Parse(string text) =>
        text.Split(':', StringSplitOptions.TrimEntries) is [{ Length: > 0 } publisher, { Length: > 0 } offer, { Length: > 0 } sku, { Length: > 0 } version]
            ? new MarketplaceImage(publisher, offer, sku, version)
            : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Publisher}:{Offer}:{Sku}:{Version}";
}

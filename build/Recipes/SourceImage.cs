using System.Text.RegularExpressions;

namespace Ingot.Recipes;

/// <summary>What --source-image names, taken apart.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As the user wrote it.</param>
/// <remarks>Forms of the ids: https://learn.microsoft.com/rest/api/compute/virtual-machines/create-or-update#imagereference</remarks>
public sealed partial record SourceImage(SourceKind Kind, string Text)
{
    /// <summary>A tag of Azure holds 256 characters, and the source is remembered in one; an exact version has at most 33.</summary>
    const int LongestId = 220;

    /// <summary>Publisher, offer, SKU and version; null unless it is a marketplace image.</summary>
    public MarketplaceImage? Marketplace { get; init; }

    /// <summary>Subscription of a managed image or of a gallery; empty for others.</summary>
    public string SubscriptionId { get; init; } = "";

    /// <summary>Resource group of a managed image or of a gallery; empty for others.</summary>
    public string ResourceGroup { get; init; } = "";

    /// <summary>Name of the gallery; the public name of a community gallery, the unique name of a shared one; empty for others.</summary>
    public string Gallery { get; init; } = "";

    /// <summary>Name of the managed image or of the image definition; empty for a marketplace image.</summary>
    public string Name { get; init; } = "";

    /// <summary>Version of a gallery's image; null: the latest.</summary>
    public string? Version { get; init; }

    /// <summary>Takes it apart; null when it is none of the forms.</summary>
    public static SourceImage? Parse(string text) =>
        MarketplaceImage.Parse(text) is { } marketplace && !text.StartsWith('/')
            ? new SourceImage(SourceKind.Marketplace, text) { Marketplace = marketplace }
            : FromId(text.TrimEnd('/'));

    /// <summary>The same image with exactly this version.</summary>
    public string At(string version) => Kind is SourceKind.Marketplace && Marketplace is { } image
        ? (image with { Version = version }).ToString()
        : $"{WithoutVersion().Replace(Text.TrimEnd('/'), "")}/{(Kind is SourceKind.Gallery ? "versions" : "Versions")}/{version}";

    /// <summary>What is wrong with a text; null when it is an image.</summary>
    public static Finding? Mistake(string text) => Parse(text) switch
    {
        null => NoImage(text),
        { Version: { } version } source when !IsVersion(version) => new Finding(
            $"--source-image names version '{version}' of {source.Name}.",
            "A version of a gallery's image is three numbers; the latest one is meant when the id ends with the image.",
            $"End it with /versions/1.2.3, or with /images/{source.Name}."),
        _ when text.Length > LongestId => new Finding(
            $"--source-image has {text.Length} characters.",
            $"The build VM remembers it in a tag, and Azure's tags hold too few characters for more than {LongestId} and a version.",
            "Put the image into a group or gallery with a shorter name."),
        _ => null,
    };

    /// <summary>True for x.y.z as Azure takes it: three whole numbers of 32 bits.</summary>
    public static bool IsVersion(string text) =>
        ThreeNumbers().IsMatch(text) && text.Split('.').All(part => int.TryParse(part, out _));

    static SourceImage? FromId(string id)
    {
        foreach (var (kind, form) in new[]
        {
            (SourceKind.ManagedImage, ManagedImageId()), (SourceKind.Gallery, GalleryId()),
            (SourceKind.CommunityGallery, CommunityId()), (SourceKind.SharedGallery, SharedId()),
        })
        {
            if (form.Match(id) is not { Success: true } match)
                continue;
            return new SourceImage(kind, id)
            {
                SubscriptionId = match.Groups["subscription"].Value,
                ResourceGroup = match.Groups["group"].Value,
                Gallery = match.Groups["gallery"].Value,
                Name = match.Groups["name"].Value,
                Version = match.Groups["version"] is { Success: true, Value: var version } && !IsLatest(version) ? version : null,
            };
        }

        return null;
    }

    static bool IsLatest(string version) => version.Equals("latest", StringComparison.OrdinalIgnoreCase);

    static Finding NoImage(string text)
    {
        var (why, remedy) = text switch
        {
            _ when text.Contains("/galleries/", StringComparison.OrdinalIgnoreCase) =>
                ("The id of a gallery's image goes /subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/galleries/…/images/…[/versions/x.y.z].",
                 "Copy it from 'az sig image-definition show' or 'az sig image-version show'."),
            _ when text.Contains("CommunityGalleries", StringComparison.OrdinalIgnoreCase) =>
                ("A community gallery's image goes /CommunityGalleries/<public name>/Images/…[/Versions/x.y.z].", "'az sig image-definition list-community' shows them."),
            _ when text.Contains("SharedGalleries", StringComparison.OrdinalIgnoreCase) =>
                ("A shared gallery's image goes /SharedGalleries/<unique name>/Images/…[/Versions/x.y.z].", "'az sig image-definition list-shared' shows them."),
            _ when text.StartsWith('/') =>
                ("The id of a managed image goes /subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/images/….", "Copy it from 'az image show'."),
            _ when text.Contains("://", StringComparison.Ordinal) =>
                ("A VHD in a storage account is not an image.", "Make a managed image of it first: 'az image create --source <address>'."),
            _ => ("A marketplace image has four parts, publisher:offer:sku:version; every other image is named by its id, which begins with '/'.",
                  "Use for example MicrosoftWindowsServer:WindowsServer:2022-datacenter-azure-edition:latest."),
        };
        return new Finding($"--source-image '{text}' is not an image.", why, remedy);
    }

    const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    const string InGroup = "^/subscriptions/(?<subscription>[0-9a-f-]{36})/resourceGroups/(?<group>[^/]+)/providers/Microsoft[.]Compute/";

    [GeneratedRegex("^[0-9]+[.][0-9]+[.][0-9]+$")]
    private static partial Regex ThreeNumbers();

    [GeneratedRegex("/versions/[^/]+$", Loose)]
    private static partial Regex WithoutVersion();

    [GeneratedRegex(InGroup + "images/(?<name>[^/]+)$", Loose)]
    private static partial Regex ManagedImageId();

    [GeneratedRegex(InGroup + "galleries/(?<gallery>[^/]+)/images/(?<name>[^/]+)(/versions/(?<version>[^/]+))?$", Loose)]
    private static partial Regex GalleryId();

    [GeneratedRegex("^/CommunityGalleries/(?<gallery>[^/]+)/Images/(?<name>[^/]+)(/Versions/(?<version>[^/]+))?$", Loose)]
    private static partial Regex CommunityId();

    [GeneratedRegex("^/SharedGalleries/(?<gallery>[^/]+)/Images/(?<name>[^/]+)(/Versions/(?<version>[^/]+))?$", Loose)]
    private static partial Regex SharedId();
}

using Ingot.Recipes;

namespace Ingot.Tests.Recipes;

/// <summary>What a source image may be called.</summary>
public sealed class SourceImageSpecs
{
    const string Group = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/images/providers/Microsoft.Compute";

    [Theory]
    [InlineData("Contoso:Windows:2022:latest", SourceKind.Marketplace, "", "", null)]
    [InlineData(Group + "/images/base", SourceKind.ManagedImage, "", "base", null)]
    [InlineData(Group + "/galleries/g/images/base", SourceKind.Gallery, "g", "base", null)]
    [InlineData(Group + "/galleries/g/images/base/versions/latest", SourceKind.Gallery, "g", "base", null)]
    [InlineData(Group + "/galleries/g/images/base/versions/1.2.3", SourceKind.Gallery, "g", "base", "1.2.3")]
    [InlineData("/CommunityGalleries/pub-1/Images/base", SourceKind.CommunityGallery, "pub-1", "base", null)]
    [InlineData("/communitygalleries/pub-1/images/base/versions/1.0.0", SourceKind.CommunityGallery, "pub-1", "base", "1.0.0")]
    [InlineData("/SharedGalleries/1-G/Images/base/Versions/2.0.0", SourceKind.SharedGallery, "1-G", "base", "2.0.0")]
    public void Every_form_is_taken_apart(string text, SourceKind kind, string gallery, string name, string? version)
    {
        var source = SourceImage.Parse(text);

        Assert.NotNull(source);
        Assert.Equal((kind, gallery, name, version), (source.Kind, source.Gallery, source.Name, source.Version));
        Assert.Null(SourceImage.Mistake(text));
    }

    [Theory]
    [InlineData("Contoso:Windows:2022:latest", "Contoso:Windows:2022:7.0.1")]
    [InlineData(Group + "/galleries/g/images/base", Group + "/galleries/g/images/base/versions/7.0.1")]
    [InlineData(Group + "/galleries/g/images/base/versions/latest", Group + "/galleries/g/images/base/versions/7.0.1")]
    [InlineData("/CommunityGalleries/pub-1/Images/base/", "/CommunityGalleries/pub-1/Images/base/Versions/7.0.1")]
    public void A_version_can_be_pinned(string text, string pinned) => Assert.Equal(pinned, SourceImage.Parse(text)?.At("7.0.1"));

    [Theory]
    [InlineData("windows", "four parts")]
    [InlineData("Contoso:Windows:2022", "four parts")]
    [InlineData(Group + "/galleries/g", "galleries/…/images/…")]
    [InlineData(Group + "/galleries/g/images/base/versions/v1", "three numbers")]
    [InlineData(Group + "/image/base", "Microsoft.Compute/images/…")]
    [InlineData("/CommunityGalleries/pub-1/base", "<public name>")]
    [InlineData("/SharedGalleries/1-G", "<unique name>")]
    [InlineData("https://account.blob.core.windows.net/vhds/base.vhd", "VHD")]
    public void A_near_miss_is_told_what_it_lacks(string text, string hint) =>
        Assert.Contains(hint, SourceImage.Mistake(text)?.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("1.0.0")]
    [InlineData("1.0.1", "1.0.0")]
    [InlineData("1.10.1", "1.9.7", "1.10.0", "1.2.0")]
    public void The_next_version_is_the_highest_and_one(string next, params string[] versions) => Assert.Equal(next, Names.NextVersion(versions));
}

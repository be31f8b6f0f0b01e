using Ingot.Arm.Images;
using Ingot.Emulator.Rehearsals;
using Ingot.Recipes;
using Ingot.Tests.Emulator.Arm;

namespace Ingot.Tests.Arm;

/// <summary>Source images, pinned.</summary>
public sealed class SourceSpecs
{
    static CancellationToken Token => CaptureBench.Token;

    [Fact]
    public async Task The_latest_marketplace_image_is_pinned_with_what_a_vm_has_to_know()
    {
        await using var bench = await CaptureBench.OpenAsync(withVm: false, generalized: false);

        var source = await PinAsync(bench, "MicrosoftWindowsServer:WindowsServer:2022-datacenter-azure-edition:latest");

        Assert.Matches("^MicrosoftWindowsServer:WindowsServer:2022-datacenter-azure-edition:[0-9.]+$", source.Text);
        Assert.Equal((SourceKind.Marketplace, "V2", "x64", false), (source.Kind, source.Generation, source.Architecture, source.IsSpecialized));
        Assert.Equal("TrustedLaunchSupported", source.Features["SecurityType"]);
        Assert.Equal(source.Text, (await PinAsync(bench, source.Text)).Text);
    }

    [Fact]
    public async Task Only_what_a_vm_can_be_made_of_there_is_the_latest_of_a_gallery()
    {
        await using var bench = await CaptureBench.OpenAsync();
        var recipe = CaptureBench.Recipe();
        var published = await bench.CaptureAsync(recipe);
        await bench.PublishAsync(recipe, published);
        var excluded = await bench.CaptureAsync(recipe, CaptureBench.Entry("20261122-110000"));
        var definition = published[..published.IndexOf("/versions/", StringComparison.Ordinal)];

        Assert.Equal(published, (await PinAsync(bench, definition)).Text, ignoreCase: true);
        Assert.Equal(excluded, (await PinAsync(bench, excluded)).Text, ignoreCase: true);
        var fault = await Assert.ThrowsAsync<Ingot.Fault>(() => PinAsync(bench, definition, "northeurope"));
        Assert.Equal(ExitCodes.Refused, fault.ExitCode);
        Assert.Contains("1.0.0 (not in the region)", fault.Why, StringComparison.Ordinal);
        Assert.Equal(("V2", false), ((await PinAsync(bench, definition)).Generation, (await PinAsync(bench, definition)).IsSpecialized));
    }

    [Fact]
    public async Task A_managed_image_is_used_in_its_own_region_only()
    {
        await using var bench = await CaptureBench.OpenAsync();
        var request = ManagedImages.Request(CaptureBench.Recipe(), CaptureBench.Entry(), bench.Vm, Azure.ResourceManager.Compute.Models.HyperVGeneration.V2);
        var images = Azure.ResourceManager.Compute.ComputeExtensions.GetDiskImages(bench.Session.Client.GetResourceGroupResource(bench.Session.GroupId("ingot-images")));
        var image = (await images.CreateOrUpdateAsync(Azure.WaitUntil.Completed, "base", request, Token)).Value.Id.ToString();

        var source = await PinAsync(bench, image);

        Assert.Equal((SourceKind.ManagedImage, "V2", image), (source.Kind, source.Generation, source.Text));
        Assert.Contains("--location westeurope", (await Assert.ThrowsAsync<Ingot.Fault>(() => PinAsync(bench, image, "northeurope"))).Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MicrosoftWindowsServer:WindowsServer:no-such-sku:latest")]
    [InlineData("/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ingot-images/providers/Microsoft.Compute/images/nothing")]
    [InlineData("/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ingot-images/providers/Microsoft.Compute/galleries/ingot_gallery/images/nothing")]
    public async Task What_is_not_there_is_refused_before_any_write(string text)
    {
        await using var bench = await CaptureBench.OpenAsync(withVm: false, generalized: false);

        var fault = await Assert.ThrowsAsync<Ingot.Fault>(() => PinAsync(bench, text));

        Assert.Equal(ExitCodes.Refused, fault.ExitCode);
        Assert.StartsWith("There is no image", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/CommunityGalleries/pub-1/Images/base", SourceKind.CommunityGallery, "/CommunityGalleries/pub-1/Images/base/Versions/1.10.0")]
    [InlineData("/CommunityGalleries/pub-1/Images/base/Versions/2.0.0", SourceKind.CommunityGallery, "/CommunityGalleries/pub-1/Images/base/Versions/2.0.0")]
    [InlineData("/SharedGalleries/1-SHARED/Images/base", SourceKind.SharedGallery, "/SharedGalleries/1-SHARED/Images/base/Versions/1.10.0")]
    public async Task Galleries_of_others_are_pinned_too(string text, SourceKind kind, string pinned)
    {
        await using var bench = await OpenPublishedAsync();

        var source = await PinAsync(bench, text);

        Assert.Equal((kind, pinned), (source.Kind, source.Text));
        Assert.Equal(("V2", "TrustedLaunchSupported"), (source.Generation, source.Features["SecurityType"]));
    }

    [Theory]
    [InlineData("/CommunityGalleries/pub-1/Images/nothing", "SourceNotFound")]
    [InlineData("/CommunityGalleries/nobody-1/Images/base", "SourceNotFound")]
    [InlineData("/SharedGalleries/1-SHARED/Images/base/Versions/9.0.0", "SourceUnusable")]
    [InlineData("/SharedGalleries/1-NOBODY/Images/base/Versions/1.0.0", "SourceNotFound")]
    public async Task What_others_do_not_publish_is_refused(string text, string code)
    {
        await using var bench = await OpenPublishedAsync();

        Assert.Equal(code, (await Assert.ThrowsAsync<Ingot.Fault>(() => PinAsync(bench, text))).Code);
    }

    [Fact]
    public async Task Terms_of_a_plan_have_to_be_accepted_before_the_bake()
    {
        const string Text = "center-for-internet-security-inc:cis-windows-server:cis-windows-server2022-l1-gen2:latest";
        const string Plan = "cis-windows-server2022-l1-gen2";
        var terms = new PlanTerms { Publisher = "center-for-internet-security-inc", Product = "cis-windows-server", Plan = Plan, Accepted = false };
        var options = EmulatedAzure.NewOptions() with { Rehearsal = new() { Terms = [terms] } };
        await using var open = await CaptureBench.OpenAsync(options, withVm: false, generalized: false);
        await using var accepted = await CaptureBench.OpenAsync(withVm: false, generalized: false);

        var fault = await Assert.ThrowsAsync<Ingot.Fault>(() => PinAsync(open, Text));

        Assert.Equal("TermsNotAccepted", fault.Code);
        Assert.Contains("az vm image terms accept --publisher center-for-internet-security-inc", fault.Remedy, StringComparison.Ordinal);
        Assert.Equal(Plan, (await PinAsync(accepted, Text)).Plan?.Name);
    }

    static Task<CaptureBench> OpenPublishedAsync()
    {
        var image = new PublishedImage { Name = "base", SecurityType = "TrustedLaunchSupported", Versions = ["1.9.0", "1.10.0", "2.0.0"], ExcludedFromLatest = ["2.0.0"] };
        PublishedGallery[] galleries = [new() { Name = "pub-1", Images = [image] }, new() { Name = "1-SHARED", Community = false, Images = [image] }];
        return CaptureBench.OpenAsync(EmulatedAzure.NewOptions() with { Rehearsal = new() { PublishedGalleries = galleries } }, withVm: false, generalized: false);
    }

    static Task<PinnedSource> PinAsync(CaptureBench bench, string text, string location = "westeurope") => Sources.PinAsync(bench.Session, location, text, Token);
}

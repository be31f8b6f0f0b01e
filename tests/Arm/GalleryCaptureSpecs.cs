using Ingot.Emulator.Rehearsals;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Arm.Images;
using Ingot.Emulator;
using Ingot.Emulator.Faults;
using Ingot.Recipes;
using Ingot.Tests.Emulator.Arm;

namespace Ingot.Tests.Arm;

/// <summary>Image versions, and what becomes of those that go wrong.</summary>
public sealed class GalleryCaptureSpecs
{
    static CancellationToken Token => CaptureBench.Token;

    [Fact]
    public async Task A_version_is_made_of_the_vm_in_its_own_region_and_out_of_latest()
    {
        await using var bench = await CaptureBench.OpenAsync();
        var recipe = CaptureBench.Recipe(CaptureBench.Gallery with { TargetRegions = ["northeurope"], ReplicaCount = 2, StorageType = "Standard_ZRS", EndOfLife = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero) });

        var id = await bench.CaptureAsync(recipe);

        Assert.EndsWith("/galleries/ingot_gallery/images/golden/versions/1.0.0", id, StringComparison.Ordinal);
        var version = await bench.VersionAsync(id);
        Assert.Equal(bench.Vm, version.StorageProfile.GallerySource.Id);
        Assert.True(version.PublishingProfile.IsExcludedFromLatest);
        var region = Assert.Single(version.PublishingProfile.TargetRegions);
        Assert.Equal(("West Europe", 2, "Standard_ZRS"), (region.Name, region.RegionalReplicaCount, region.StorageAccountType.ToString()));
        Assert.Equal(2031, version.PublishingProfile.EndOfLifeOn?.Year);
        Assert.Equal("fedcba9876543210", version.Tags[TagNames.Inputs]);
        Assert.Equal(new FoundImage(id, "20261122-100000"), await new GalleryVersions(bench.Session, recipe).FindAsync("fedcba9876543210", Token));
        Assert.Null(await new GalleryVersions(bench.Session, recipe).FindAsync("0000000000000000", Token));
    }

    [Fact]
    public async Task A_definition_is_made_as_the_image_needs_it()
    {
        await using var bench = await CaptureBench.OpenAsync(withVm: true, generalized: false);
        var recipe = CaptureBench.Recipe(CaptureBench.Gallery with { Identifier = "Contoso:Windows:web" });
        recipe = recipe with { Capture = recipe.Capture with { Specialized = true } };

        var id = await bench.CaptureAsync(recipe);

        var definition = (await bench.Session.Client.GetGalleryImageResource(new ResourceIdentifier(id).Parent!).GetAsync(Token)).Value.Data;
        Assert.Equal(OperatingSystemStateType.Specialized, definition.OSState);
        Assert.Equal(HyperVGeneration.V2, definition.HyperVGeneration);
        Assert.Equal(("Contoso", "Windows", "web"), (definition.Identifier.Publisher, definition.Identifier.Offer, definition.Identifier.Sku));
        Assert.Equal(ArchitectureType.X64, definition.Architecture);
    }

    [Fact]
    public async Task The_same_run_goes_on_with_its_version_and_another_run_makes_the_next()
    {
        await using var bench = await CaptureBench.OpenAsync();

        var first = await bench.CaptureAsync(CaptureBench.Recipe());
        var again = await bench.CaptureAsync(CaptureBench.Recipe());
        var next = await bench.CaptureAsync(CaptureBench.Recipe(), CaptureBench.Entry("20261122-110000"));

        Assert.Equal(first, again);
        Assert.EndsWith("/1.0.1", next, StringComparison.Ordinal);
        Assert.Equal(2, bench.Versions().Count);
    }

    [Theory]
    [InlineData("InternalOperationError")]
    [InlineData("InvalidBeginGetAccessRequestFromPIR")]
    public async Task A_version_that_azure_fails_to_replicate_is_made_again(string code)
    {
        await using var bench = await CaptureBench.OpenAsync(new ReplicationRule { Failures = 2, FailureCode = code });

        var id = await bench.CaptureAsync(CaptureBench.Recipe());

        Assert.Equal(GalleryProvisioningState.Succeeded, (await bench.VersionAsync(id)).ProvisioningState);
        Assert.Equal(id, Assert.Single(bench.Versions()), ignoreCase: true);
    }

    [Theory]
    [InlineData("reset-after:5")]
    [InlineData("504-after:5")]
    public async Task What_two_requests_spoiled_between_them_is_made_again(string what)
    {
        await using var bench = await CaptureBench.OpenAsync(
            EmulatedAzure.NewOptions() with { FaultRules = [FaultRule.Parse($"PUT versions#1={what}")!] }, withVm: true, generalized: true);

        var id = await bench.CaptureAsync(CaptureBench.Recipe());

        Assert.Equal(GalleryProvisioningState.Succeeded, (await bench.VersionAsync(id)).ProvisioningState);
        Assert.Equal(id, Assert.Single(bench.Versions()), ignoreCase: true);
    }

    [Fact]
    public async Task After_three_failures_the_fault_names_the_version_and_the_next_process_replaces_it()
    {
        await using var bench = await CaptureBench.OpenAsync(new ReplicationRule { Failures = 3 });

        var fault = await Assert.ThrowsAsync<Ingot.Fault>(() => bench.CaptureAsync(CaptureBench.Recipe()));
        var id = await bench.CaptureAsync(CaptureBench.Recipe());

        Assert.Contains("3 times", fault.Message, StringComparison.Ordinal);
        Assert.Contains(id, fault.Remedy, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("InternalOperationError", fault.Code);
        Assert.Equal(id, Assert.Single(bench.Versions()), ignoreCase: true);
    }

    [Fact]
    public async Task A_failure_that_does_not_pass_is_not_tried_again()
    {
        await using var bench = await CaptureBench.OpenAsync(new ReplicationRule { Failures = 1, FailureCode = "ImageBroken", FailureMessage = "The image is broken." });

        var fault = await Assert.ThrowsAsync<Ingot.Fault>(() => bench.CaptureAsync(CaptureBench.Recipe()));

        Assert.Equal("ImageBroken", fault.Code);
        Assert.Equal(GalleryProvisioningState.Failed, (await bench.VersionAsync(Assert.Single(bench.Versions()))).ProvisioningState);
    }

    [Fact]
    public async Task What_cannot_take_the_image_is_found_before_the_bake()
    {
        await using var bench = await CaptureBench.OpenAsync();
        await bench.CaptureAsync(CaptureBench.Recipe());
        var taken = CaptureBench.Recipe(CaptureBench.Gallery with { Version = "1.0.0" });
        var arm = CaptureBench.Source with { Generation = "V1", Architecture = "Arm64", Plan = new ImagePlan("plan", "product", "publisher") };

        Assert.Contains("There is no gallery nowhere", Assert.Single(await FindingsAsync(bench, CaptureBench.Recipe(CaptureBench.Gallery with { Gallery = "nowhere" }))).What, StringComparison.Ordinal);
        Assert.Contains("Version 1.0.0", Assert.Single(await FindingsAsync(bench, taken)).What, StringComparison.Ordinal);
        Assert.Empty(await new GalleryCheck(bench.Session, taken).FindingsAsync(CaptureBench.Source, "20261122-100000", Token));
        var specialized = CaptureBench.Recipe() with { Security = new SecurityOptions { Type = "TrustedLaunch" } };
        var findings = await new GalleryCheck(bench.Session, specialized with { Capture = specialized.Capture with { Specialized = true } }).FindingsAsync(arm, "", Token);
        Assert.Equal(
            ["OS state Generalized", "Hyper-V generation V2", "architecture x64", "security type Standard", "no purchase plan"],
            findings.Select(finding => finding.What["Image definition golden has ".Length..].TrimEnd('.')));
        var second = CaptureBench.Recipe(CaptureBench.Gallery with { Definition = "other", Identifier = "Ingot:Windows:golden" });
        Assert.Contains("golden has the identifier", Assert.Single(await FindingsAsync(bench, second)).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_of_somebody_else_is_left_alone()
    {
        await using var bench = await CaptureBench.OpenAsync(new ReplicationRule { Failures = 1, FailureCode = "ImageBroken" });
        await Assert.ThrowsAsync<Ingot.Fault>(() => bench.CaptureAsync(CaptureBench.Recipe()));
        var theirs = CaptureBench.Recipe(CaptureBench.Gallery with { Version = "1.0.0" }) with { ImageName = "another-image" };

        var fault = await Assert.ThrowsAsync<Ingot.Fault>(() => bench.CaptureAsync(theirs, CaptureBench.Entry("20261122-120000") with { Image = "another-image" }));

        Assert.Contains("Somebody else", fault.Message, StringComparison.Ordinal);
        Assert.Equal("windows-2022", (await bench.VersionAsync(Assert.Single(bench.Versions()))).Tags[TagNames.Image]);
    }

    static Task<IReadOnlyList<Finding>> FindingsAsync(CaptureBench bench, Recipe recipe) =>
        new GalleryCheck(bench.Session, recipe).FindingsAsync(CaptureBench.Source, "", Token);
}

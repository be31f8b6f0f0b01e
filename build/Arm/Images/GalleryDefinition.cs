using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>The image definition that receives the versions.</summary>
sealed class GalleryDefinition(ArmSession session, Recipe recipe)
{
    readonly GalleryIds ids = new(session, recipe);

    /// <summary>The definition; null when it has to be made.</summary>
    public Task<GalleryImageResource?> FindAsync(CancellationToken cancellationToken) =>
        ArmCall.FindAsync($"read image definition {ids.Options.Definition}", () => session.Client.GetGalleryImageResource(ids.Definition).GetAsync(cancellationToken));

    /// <summary>Makes the definition if there is none.</summary>
    /// <exception cref="Fault">It is there, and does not suit the image.</exception>
    public async Task EnsureAsync(DefinitionShape shape, CancellationToken cancellationToken)
    {
        if (await RequireAsync(shape, cancellationToken))
            return;
        var images = session.Client.GetGalleryResource(ids.Gallery).GetGalleryImages();
        await ArmCall.RunAsync(
            $"create image definition {ids.Options.Definition}",
            () => images.CreateOrUpdateAsync(WaitUntil.Completed, ids.Options.Definition, Request(recipe, shape), cancellationToken));
    }

    /// <summary>Makes sure that the definition, if there is one, takes the image.</summary>
    /// <remarks>The subscription's defaults may have given the VM another security type than the recipe.</remarks>
    /// <returns>False when there is none.</returns>
    /// <exception cref="Fault">It does not suit the image.</exception>
    public async Task<bool> RequireAsync(DefinitionShape shape, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } definition)
            return false;
        return DefinitionMatch.Findings(ids.Options.Definition, definition.Data, shape) is not [var finding, ..]
            ? true
            : throw new Fault(finding.What, finding.Why, finding.Remedy) { Code = finding.Code };
    }

    /// <summary>The body of the request that makes it.</summary>
    public static GalleryImageData Request(Recipe recipe, DefinitionShape shape)
    {
        var gallery = recipe.Capture.Gallery ?? throw new ArgumentException("The recipe has no gallery.", nameof(recipe));
        var (publisher, offer, sku) = Names.DefinitionIdentifier(gallery);
        var request = new GalleryImageData(new AzureLocation(recipe.Location))
        {
            OSType = SupportedOperatingSystemType.Windows,
            OSState = shape.IsSpecialized ? OperatingSystemStateType.Specialized : OperatingSystemStateType.Generalized,
            HyperVGeneration = new HyperVGeneration(shape.Generation),
            Architecture = new ArchitectureType(shape.Architecture),
            Identifier = new GalleryImageIdentifier(publisher, offer, sku),
            PurchasePlan = shape.Plan is { } plan ? new ImagePurchasePlan { Name = plan.Name, Product = plan.Product, Publisher = plan.Publisher } : null,
        };
        foreach (var (name, value) in shape.Features)
            request.Features.Add(new GalleryImageFeature { Name = name, Value = value });
        if (shape.SecurityFeature is { } security)
            request.Features.Add(new GalleryImageFeature { Name = "SecurityType", Value = security });
        foreach (var (name, value) in recipe.Tags)
            request.Tags[name] = value;
        request.Tags[TagNames.Image] = recipe.ImageName;
        return request;
    }
}

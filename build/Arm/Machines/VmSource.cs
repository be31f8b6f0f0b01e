using Azure.Core;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>What the build VM is made from.</summary>
static class VmSource
{
    /// <summary>The source image, in the property that its kind has.</summary>
    public static ImageReference Reference(PinnedSource source) => source.Kind switch
    {
        SourceKind.CommunityGallery => new ImageReference { CommunityGalleryImageId = source.Text },
        SourceKind.SharedGallery => new ImageReference { SharedGalleryImageUniqueId = source.Text },
        SourceKind.Marketplace when MarketplaceImage.Parse(source.Text) is { } image =>
            new ImageReference { Publisher = image.Publisher, Offer = image.Offer, Sku = image.Sku, Version = image.Version },
        _ => new ImageReference { Id = new ResourceIdentifier(source.Text) },
    };

    /// <summary>The purchase plan; null: none.</summary>
    public static ComputePlan? Plan(ImagePlan? plan) => plan is null
        ? null
        : new ComputePlan { Name = plan.Name, Product = plan.Product, Publisher = plan.Publisher, PromotionCode = plan.PromotionCode };
}

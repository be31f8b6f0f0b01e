using System.Text.Json;
using Azure.Core;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>Terms that the publisher of an image with a purchase plan wants accepted, once for each subscription.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/marketplaceordering/marketplace-agreements/get</remarks>
static class MarketplaceTerms
{
    /// <summary>Makes sure that they were accepted: Azure looks only when the VM is created, and fails then.</summary>
    /// <exception cref="Fault">They were not.</exception>
    public static async Task RequireAsync(ArmSession session, SourceImage source, ImagePlan plan, CancellationToken cancellationToken)
    {
        var id = new ResourceIdentifier(
            $"{session.Subscription.Id}/providers/Microsoft.MarketplaceOrdering/offerTypes/virtualmachine"
            + $"/publishers/{plan.Publisher}/offers/{plan.Product}/plans/{plan.Name}/agreements/current");
        if (await FindAsync(session, id, cancellationToken) != false)
            return;
        throw SourceFaults.Unusable(
            $"The terms of {source.Text} are not accepted in subscription {session.Subscription.Id.SubscriptionId}.",
            $"Its publisher {plan.Publisher} sells it under plan {plan.Name}, and Azure creates no VM of it before.",
            $"Read and accept them: az vm image terms accept --publisher {plan.Publisher} --offer {plan.Product} --plan {plan.Name}");
    }

    // Who may not read the agreement may still use the image; null: not known.
    static async Task<bool?> FindAsync(ArmSession session, ResourceIdentifier id, CancellationToken cancellationToken)
    {
        try
        {
            var found = await ArmCall.FindAsync("read the terms of the source image", () => session.Client.GetGenericResource(id).GetAsync(cancellationToken));
            return found?.Data.Properties is { } properties
                && JsonDocument.Parse(properties).RootElement.TryGetProperty("accepted", out var accepted)
                ? accepted.ValueKind == JsonValueKind.True
                : null;
        }
        catch (Fault fault) when (fault.Code is "AuthorizationFailed" or "MissingSubscriptionRegistration")
        {
            return null;
        }
    }
}

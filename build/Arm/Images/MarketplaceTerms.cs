using System.Text.Json;
using Ingot.Arm.Errors;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>Terms that the publisher of an image with a purchase plan wants accepted, once for each subscription.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/marketplaceordering/marketplace-agreements/get</remarks>
static class MarketplaceTerms
{
    const string ApiVersion = "2021-01-01";

    /// <summary>Makes sure that they were accepted: Azure looks only when the VM is created, and fails then.</summary>
    /// <exception cref="Fault">They were not.</exception>
    public static async Task RequireAsync(ArmSession session, SourceImage source, ImagePlan plan, CancellationToken cancellationToken)
    {
        var path = $"/providers/Microsoft.MarketplaceOrdering/offerTypes/virtualmachine"
            + $"/publishers/{plan.Publisher}/offers/{plan.Product}/plans/{plan.Name}/agreements/current";
        if (await FindAsync(session, path, cancellationToken) != false)
            return;
        throw SourceFaults.Unusable(
            $"The terms of {source.Text} are not accepted in subscription {session.Subscription.Id.SubscriptionId}.",
            $"Its publisher {plan.Publisher} sells it under plan {plan.Name}, and Azure creates no VM of it before.",
            $"Read and accept them: az vm image terms accept --publisher {plan.Publisher} --offer {plan.Product} --plan {plan.Name}",
            "TermsNotAccepted");
    }

    // Who may not read the agreement may still use the image, and not every plan has one to be read; null: not known.
    static async Task<bool?> FindAsync(ArmSession session, string path, CancellationToken cancellationToken)
    {
        try
        {
            var rest = new ArmRest(session.Client, session.Subscription.Id);
            var found = await ArmCall.RunAsync("read the terms of the source image", () => rest.GetAsync(path, ApiVersion, cancellationToken));
            return found.TryGetProperty("properties", out var properties) && properties.TryGetProperty("accepted", out var accepted)
                ? accepted.ValueKind == JsonValueKind.True
                : null;
        }
        catch (Fault fault) when (ArmError.From(fault.InnerException) is { Status: >= 400 and < 500 })
        {
            return null;
        }
    }
}

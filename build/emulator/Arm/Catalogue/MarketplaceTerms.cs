using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>Terms of marketplace plans, which a subscription accepts once for each plan.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/marketplaceordering/marketplace-agreements</remarks>
static class MarketplaceTerms
{
    public const string Path = "/subscriptions/{subscription}/providers/Microsoft.MarketplaceOrdering/offerTypes/{kind}"
        + "/publishers/{publisher}/offers/{offer}/plans/{plan}/agreements/current";

    /// <summary>A plan as machines and images name it.</summary>
    public static JsonObject PlanOf(PlatformImage image) => new()
    {
        ["name"] = image.Plan, ["publisher"] = image.Publisher, ["product"] = image.Offer,
    };

    public static bool IsAccepted(ArmServices arm, string? publisher, string? offer, string? plan)
    {
        if (arm.Store.State.Terms.TryGetValue(Key(publisher, offer, plan), out var accepted))
            return accepted;
        return arm.Options.Rehearsal.Terms.FirstOrDefault(terms =>
            ArmId.Equal(terms.Publisher, publisher) && ArmId.Equal(terms.Product, offer) && ArmId.Equal(terms.Plan, plan))?.Accepted ?? true;
    }

    public static void Set(ArmServices arm, ArmRequest request, bool accepted) =>
        arm.Store.State.Terms[Key(request.Route("publisher"), request.Route("offer"), request.Route("plan"))] = accepted;

    /// <summary>The agreement that the path names.</summary>
    /// <exception cref="ArmException">400 BadRequest: no image has such a plan.</exception>
    public static JsonObject Describe(ArmServices arm, ArmRequest request)
    {
        var (publisher, offer, plan) = (request.Route("publisher"), request.Route("offer"), request.Route("plan"));
        var isKnown = PlatformImages.All(arm).Any(image =>
            ArmId.Equal(image.Publisher, publisher) && ArmId.Equal(image.Offer, offer) && ArmId.Equal(image.Plan, plan));
        if (!isKnown)
        {
            throw new ArmException(400, "BadRequest", $"Unable to find the terms of publisher: '{publisher}', product: '{offer}', plan: "
                + $"'{plan}'.");
        }
        var link = $"https://mpcprodsa.blob.core.windows.net/legalterms/{publisher}/{offer}/{plan}";
        return new()
        {
            ["id"] = $"/subscriptions/{request.Subscription}/providers/Microsoft.MarketplaceOrdering/offertypes/{request.Route("kind")}"
                + $"/publishers/{publisher}/offers/{offer}/plans/{plan}/agreements/current",
            ["name"] = plan,
            ["type"] = "Microsoft.MarketplaceOrdering/offertypes",
            ["properties"] = new JsonObject
            {
                ["publisher"] = publisher,
                ["product"] = offer,
                ["plan"] = plan,
                ["licenseTextLink"] = link + "/license.txt",
                ["privacyPolicyLink"] = link + "/privacy.txt",
                ["marketplaceTermsLink"] = link + "/terms.txt",
                ["retrieveDatetime"] = arm.Options.Time.GetUtcNow(),
                ["signature"] = Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(plan)),
                ["accepted"] = IsAccepted(arm, publisher, offer, plan),
            },
        };
    }

    static string Key(string? publisher, string? offer, string? plan) => $"{publisher}/{offer}/{plan}";
}

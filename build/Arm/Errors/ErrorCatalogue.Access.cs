namespace Ingot.Arm.Errors;

/// <summary>Permissions, policies and locks.</summary>
public static partial class ErrorCatalogue
{
    const string GiveRole = "Give the signed-in identity a role with the action that the message names, at that scope; Preflight lists all that are missing.";

    static ErrorEntry[] Access =>
    [
        new("AuthorizationFailed", ErrorKind.Permission, 403, "The signed-in identity lacks an action at a scope.", "Preflight asks for all actions of the bake at once and names each that is missing.", GiveRole),
        new("LinkedAuthorizationFailed", ErrorKind.Permission, 403, "The identity may write the resource, but not use another one that it refers to, such as the subnet.",
            "Preflight asks for all actions of the bake at once and names each that is missing.", GiveRole),
        new("Forbidden", ErrorKind.Permission, 403, "Azure refuses the call.", Nothing, GiveRole),
        new("AuthenticationFailed", ErrorKind.SignIn, 401, "The call had no valid token.", Nothing, "Sign in again; check that --cloud fits the subscription."),
        new("InvalidAuthenticationToken", ErrorKind.SignIn, 401, "The token is not valid here.", Nothing, "Sign in again; check that --cloud and --tenant-id fit the subscription."),
        new("InvalidAuthenticationTokenTenant", ErrorKind.SignIn, 401, "The token is of another tenant than the subscription.", Nothing, "Check --tenant-id and --subscription-id."),
        new("InvalidAuthenticationTokenAudience", ErrorKind.SignIn, 401, "The token was made for another cloud.", Nothing, "Check --cloud."),
        new("ExpiredAuthenticationToken", ErrorKind.SignIn, 401, "The token has expired.", "Gets a new token before the old one expires.", "Correct the machine's clock."),
        new("RequestDisallowedByPolicy", ErrorKind.Policy, 403, "A policy of the subscription forbids it.", "Preflight asks Azure beforehand, and shows the policy's name.",
            "Ask the policy's owner for an exemption, or change what the policy names (location, tags, public address …)."),
        new("RequestDisallowedByAzure", ErrorKind.Policy, 403, "Azure's own policy for this subscription forbids the region or the type.", Nothing, "Choose another --location; trial and student subscriptions have few."),
        new("PolicyViolation", ErrorKind.Policy, 403, "A policy of the subscription forbids it.", "Shows the policy's name.", "Ask the policy's owner for an exemption, or change what the policy names."),
        new("ScopeLocked", ErrorKind.Policy, 409, "A lock forbids to change or delete it.", Nothing, "Remove the lock, or choose another group; 'az lock list' shows it."),
        new("MarketplacePurchaseEligibilityFailed", ErrorKind.Policy, 400, "The terms of the source image's plan were not accepted, or its purchase is not allowed.", Nothing,
            "Accept the terms: az vm image terms accept --publisher … --offer … --plan …"),
        new("ResourcePurchaseValidationFailed", ErrorKind.Policy, 400, "The terms of the source image's plan were not accepted.", Nothing,
            "Accept the terms: az vm image terms accept --publisher … --offer … --plan …"),
        new("VMMarketplaceInvalidInput", ErrorKind.Invalid, 400, "The VM lacks the plan of its source image, or has one that does not fit.", "Reads the plan from the image when --plan-name is absent.",
            "Correct --plan-name, --plan-product and --plan-publisher."),
        new("DisallowedOperation", ErrorKind.Policy, 403, "The subscription is disabled or not allowed to do this.", Nothing, "Ask the owner of the subscription."),
        new("ReadOnlyDisabledSubscription", ErrorKind.Policy, 409, "The subscription is disabled and can only be read.", Nothing, "Ask its owner to enable it again."),
    ];
}

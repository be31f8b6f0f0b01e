using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>What a machine has to say to be made from its source.</summary>
static class SourceRules
{
    /// <summary>Refuses ids in subscriptions that the application does not see.</summary>
    /// <exception cref="ArmException">403 LinkedAuthorizationFailed.</exception>
    public static void CheckReadable(ArmServices arm, string id, string by)
    {
        if (id.Split('/') is not ["", _, var subscription, ..] || arm.Options.Knows(subscription))
            return;
        var action = GallerySource.IsGallery(id) ? "Microsoft.Compute/galleries/images/versions/read" : "Microsoft.Compute/images/read";
        throw new ArmException(403, "LinkedAuthorizationFailed", $"The client '{arm.Options.ClientId}' with object id "
            + $"'{arm.Options.ClientId}' has permission to perform action 'Microsoft.Compute/virtualMachines/write' on scope '{by}'; however, "
            + $"it does not have permission to perform action(s) '{action}' on the linked scope(s) '{id}' (respectively) or the linked "
            + "scope(s) are invalid.");
    }

    /// <summary>Refuses a security type that does not go with the image, and a plan whose terms were not accepted.</summary>
    /// <exception cref="ArmException">400 BadRequest or ResourcePurchaseValidationFailed.</exception>
    public static void Check(ArmServices arm, VmSource source, JsonObject body)
    {
        var usual = source.HasTrustedLaunch ? arm.Options.Rehearsal.DefaultSecurityType : null;
        CheckSecurity(source, body.TextAt("properties", "securityProfile", "securityType") ?? usual);
        if (body["plan"] is { } plan)
            CheckTerms(arm, plan);
    }

    /// <summary>Refuses a plan that is not the image's. Azure sees it only once it makes the machine, which is left Failed.</summary>
    /// <remarks>https://github.com/kubermatic/machine-controller/issues/788</remarks>
    /// <exception cref="ArmException">400 VMMarketplaceInvalidInput.</exception>
    public static void CheckPlan(VmSource source, ArmResource machine)
    {
        var given = machine.Body["plan"];
        if (source.Plan is null && given is not null)
        {
            throw Marketplace($"Creating a virtual machine from a non-Marketplace image does not need Plan information. VM: '{machine.Id}'.");
        }
        if (source.Plan is not null && given is null)
        {
            throw Marketplace("Creating a virtual machine from Marketplace image or a custom image sourced from a Marketplace image requires "
                + $"Plan information in the request. VM: '{machine.Id}'.");
        }
        foreach (var part in (string[])["name", "publisher", "product"])
        {
            // Unlike everything else here, a plan heeds case.
            if (source.Plan.TextAt(part) != given.TextAt(part))
            {
                throw Marketplace("Unable to deploy from the Marketplace image or a custom image sourced from Marketplace image. The part number "
                    + $"in the purchase information for VM '{machine.Id}' is not as expected. Beware that the Plan object's properties are "
                    + "case-sensitive.");
            }
        }
    }

    // https://github.com/hashicorp/terraform-provider-azurerm/issues/23148
    static void CheckSecurity(VmSource source, string? asked)
    {
        var image = source.SecurityType ?? "";
        if (ArmId.Equal(image, "TrustedLaunch") && asked != "TrustedLaunch")
        {
            throw Bad("The provided gallery image only supports creation of VMs and VM Scale Sets with 'TrustedLaunch' security type.");
        }
        if (ArmId.Equal(image, "ConfidentialVM") && asked != "ConfidentialVM")
        {
            throw Bad("The provided gallery image only supports creation of VMs and VM Scale Sets with 'ConfidentialVM' security type.");
        }
        // Which marketplace images can be confidential, their features do not tell.
        var isChecked = asked == "TrustedLaunch" || (asked == "ConfidentialVM" && source.WindowsVersion is null);
        if (isChecked && !image.Contains(asked ?? "", StringComparison.OrdinalIgnoreCase))
        {
            throw Bad(asked == "TrustedLaunch"
                ? "Use of TrustedLaunch setting is not supported for the provided image. Please select Trusted Launch Supported Gen2 OS Image. "
                    + "For more information, see https://aka.ms/TrustedLaunch-FAQ."
                : "The VM size or the provided image does not support 'ConfidentialVM' security type. Please select a Confidential VM "
                    + "supported image. For more information, see https://aka.ms/ConfidentialVM.");
        }
    }

    // https://github.com/nforgeio/neonKUBE/issues/1673
    static void CheckTerms(ArmServices arm, JsonNode plan)
    {
        var (publisher, product, name) = (plan.TextAt("publisher"), plan.TextAt("product"), plan.TextAt("name"));
        if (MarketplaceTerms.IsAccepted(arm, publisher, product, name))
            return;
        throw new ArmException(400, "ResourcePurchaseValidationFailed", "User failed validation to purchase resources. Error message: 'You "
            + $"have not accepted the legal terms on this subscription: '{arm.Options.SubscriptionId}' for this plan. Before the subscription "
            + "can be used, you need to accept the legal terms of the image. To read and accept legal terms, use the Azure CLI commands "
            + "described at https://go.microsoft.com/fwlink/?linkid=2110637 or the PowerShell commands available at "
            + "https://go.microsoft.com/fwlink/?linkid=862451. Alternatively, deploying via the Azure portal provides a UI experience for "
            + $"reading and accepting the legal terms. Offer details: publisher='{publisher}' offer = '{product}', sku = '{name}'.'");
    }

    static ArmException Bad(string message) => new(400, "BadRequest", message);

    static ArmException Marketplace(string message) => new(400, "VMMarketplaceInvalidInput", message);
}

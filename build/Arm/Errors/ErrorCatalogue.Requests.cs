namespace Ingot.Arm.Errors;

/// <summary>Things that are not there, requests that are wrong, and errors that only wrap others.</summary>
public static partial class ErrorCatalogue
{
    const string Unfold = "Shows the innermost cause first, and looks that one up.";

    static ErrorEntry[] Requests =>
    [
        new("SubscriptionNotFound", ErrorKind.Missing, 404, "There is no such subscription, or the identity may not read it.", Nothing, "Check --subscription-id, and that the signed-in identity may read it."),
        new("InvalidSubscriptionId", ErrorKind.Missing, 400, "The subscription's id is not one.", Nothing, "Check --subscription-id."),
        new("ResourceGroupNotFound", ErrorKind.Missing, 404, "There is no such resource group.", "Preflight looks for it.", "Create the resource group, or correct its name."),
        new("ResourceNotFound", ErrorKind.Missing, 404, "There is no such resource.", "Preflight looks for everything that the recipe names.", "Create the resource, or correct its name."),
        new("ParentResourceNotFound", ErrorKind.Missing, 404, "What should hold the resource is not there.", Nothing, "Create it, or correct its name."),
        new("NotFound", ErrorKind.Missing, 404, "There is no such thing.", Nothing, "Correct its name."),
        new("InvalidResourceReference", ErrorKind.Missing, 400, "The request names a resource that is not there, or is in another region.", "Preflight looks for everything that the recipe names.", "Correct its name or id."),
        new("SubnetNotFound", ErrorKind.Missing, 404, "There is no such subnet.", "Preflight looks for it.", "Correct --virtual-network, --subnet or --virtual-network-resource-group."),
        new("PlatformImageNotFound", ErrorKind.Missing, 404, "The marketplace has no such image there.", "Preflight pins the version.",
            "List what there is with 'az vm image list --all --publisher MicrosoftWindowsServer', and correct --source-image."),
        new("GalleryImageNotFound", ErrorKind.Missing, 404, "The gallery has no such image version, or not in this region.", "Preflight pins the version.", "Correct --source-image, or replicate the version to --location."),
        new("MissingSubscriptionRegistration", ErrorKind.Missing, 409, "The subscription does not use this resource provider yet.", Nothing, "Register it once: az provider register --namespace Microsoft.Compute (or the one named)."),
        new("NoRegisteredProviderFound", ErrorKind.Missing, 400, "The region or API version is not offered for this type.", Nothing, "Choose another --location."),
        new("LocationNotAvailableForResourceType", ErrorKind.Invalid, 400, "There is no such region, or it does not offer this type.", "Preflight looks for the region.", "Correct --location; 'az account list-locations' shows all."),
        new("LocationNotAvailableForResourceGroup", ErrorKind.Invalid, 400, "There is no such region.", "Preflight looks for the region.", "Correct --location; 'az account list-locations' shows all."),
        new("InvalidParameter", ErrorKind.Invalid, 400, "A value of the request is wrong; the message names it.", Nothing, "Correct the parameter that sets it; docs and --help name them."),
        new("InvalidRequestContent", ErrorKind.Invalid, 400, "The request cannot be read.", Nothing, "Correct the parameter that the message names."),
        new("BadRequest", ErrorKind.Invalid, 400, "The request does not fit; the message says why.", Nothing, "Correct the parameter that the message is about."),
        new("InvalidTags", ErrorKind.Invalid, 400, "A tag's name or value is not allowed.", "Checks the tags beforehand.", "Correct --tags."),
        new("ImageNotSupported", ErrorKind.Invalid, 400, "The size cannot start this image.", "Preflight compares size and image.", "Choose another --vm-size or --source-image."),
        new("OSDiskSizeTooSmall", ErrorKind.Invalid, 400, "The OS disk would be smaller than the image.", Nothing, "Give a larger --os-disk-size, or none."),
        new("DeploymentFailed", ErrorKind.Wrapper, 409, "At least one resource failed.", Unfold, "Read the innermost cause."),
        new("InvalidTemplateDeployment", ErrorKind.Wrapper, 400, "The checks before a deployment failed.", Unfold, "Read the innermost cause."),
        new("ResourceDeploymentFailure", ErrorKind.Wrapper, 409, "The resource ended in the state Failed.", Unfold, "Read the innermost cause."),
        new("MultipleErrorsOccurred", ErrorKind.Wrapper, 400, "There is more than one error.", "Shows them all.", "Read each cause."),
    ];
}

namespace Ingot.Arm.Errors;

/// <summary>Our own codes, of what Preflight finds.</summary>
public static partial class ErrorCatalogue
{
    const string Refuses = "Refuses before anything is written.";

    static ErrorEntry[] Findings =>
    [
        new("InvalidRecipe", ErrorKind.Preflight, null,
            "A parameter is missing or breaks a rule.",
            Refuses,
            "Correct the parameter that the finding names."),
        new("SizeNotOffered", ErrorKind.Preflight, null,
            "The region does not offer the size.",
            Refuses + " With other usable sizes it warns and leaves this one out.",
            "Correct --vm-size, or choose another --location."),
        new("SizeRestricted", ErrorKind.Preflight, null,
            "The subscription may not use the size there, or not in these zones.",
            Refuses + " With other usable sizes it warns and leaves this one out.",
            "Choose another --vm-size or --location, or ask Azure's support to lift the restriction."),
        new("SizeUnsuitable", ErrorKind.Preflight, null,
            "The size lacks something that the recipe or the source image demands.",
            Refuses + " With other usable sizes it warns and leaves this one out.",
            "Choose another --vm-size, or drop the demand."),
        new("ZoneNotOffered", ErrorKind.Preflight, null,
            "The size is not offered in a zone of the recipe.",
            Refuses + " With other usable zones it warns and leaves this one out.",
            "Correct --zones."),
        new("RegionMismatch", ErrorKind.Preflight, null,
            "Something that the build VM uses is in another region.",
            Refuses,
            "Name one in --location, or change --location."),
        new("GroupNotOurs", ErrorKind.Preflight, null,
            "The temporary group's name belongs to somebody else's group.",
            Refuses,
            "Give --build-resource-group or --temporary-resource-group."),
        new("VmNotOurs", ErrorKind.Preflight, null,
            "The build VM's name belongs to somebody else's VM, or to another recipe.",
            Refuses,
            "Give another --vm-name, or run Cleanup with that recipe."),
        new("InboundClosed", ErrorKind.Preflight, null,
            "A security group lets nobody in on TCP 5986.",
            "Warns: routes and other rules may still let it in.",
            "Allow TCP 5986 from the builder's address."),
        new("NotChecked", ErrorKind.Preflight, null,
            "Azure did not answer a question of Preflight.",
            "Warns and goes on.",
            "Give the identity the right to read it, if the check is wanted."),
        new("ManagedImageImpossible", ErrorKind.Preflight, null,
            "A managed image cannot be made of a VM with Trusted Launch or of a confidential VM.",
            Refuses,
            "Capture to a gallery, or choose a source image without it."),
        new("NoConnection", ErrorKind.Preflight, null,
            "Azure was not reached.",
            Refuses,
            "Check HTTPS_PROXY, NO_PROXY and --cloud-ca-file."),
    ];
}

using Ingot.Recipes;

namespace Ingot.Tests.Arm;

/// <summary>What is built, from what, and where.</summary>
public static partial class WireOptions
{
    const string Marketplace = "MicrosoftWindowsServer:WindowsServer:2022-datacenter-azure-edition";

    static IReadOnlyList<WireOption> Image =>
    [
        new(
            "image-name",
            "Name of the image; each run adds its own suffix",
            "tag `ingot-image`, name of the image and of the temporary group")
        {
            Default = "required",
            Words = "--image-name windows-2025",
        },
        new(
            "vm-name",
            "Name of the build VM and its computer name, at most 15 characters",
            "`osProfile.computerName`, name of the VM and its parts")
        {
            Default = "required",
            Words = "--vm-name bake-2025",
        },
        new("location", "Region", "`location`") { Default = "required", Words = "--location northeurope" },
        new(
            "vm-size",
            "Size of the build VM; more of them, with commas between, are tried in turn when Azure has no capacity",
            "`hardwareProfile.vmSize`")
        {
            Default = "required",
            Words = "--vm-size Standard_D8s_v5,Standard_D4s_v5",
        },
        new("source-image", "publisher:offer:sku:version; `latest` becomes an exact version before anything is written", "`storageProfile.imageReference.publisher`, `.offer`, `.sku`, `.version`")
        {
            Default = "required",
            Words = "--source-image MicrosoftWindowsServer:WindowsServer:2025-datacenter-azure-edition:latest",
            Source = new PinnedSource(SourceKind.Marketplace, "MicrosoftWindowsServer:WindowsServer:2025-datacenter-azure-edition:26100.3323.250210"),
        },
        From("managed-image", SourceKind.ManagedImage, Id("Microsoft.Compute/images", "base")),
        From("gallery", SourceKind.Gallery, Id("Microsoft.Compute/galleries", "shared") + "/images/base/versions/1.2.3"),
        From("community-gallery", SourceKind.CommunityGallery, "/CommunityGalleries/contoso-1234/Images/base/Versions/1.2.3"),
        From("shared-gallery", SourceKind.SharedGallery, "/SharedGalleries/11111111-2222-3333-4444-555555555555-CONTOSO/Images/base/Versions/1.2.3"),
        From("specialized", SourceKind.Gallery, Id("Microsoft.Compute/galleries", "shared") + "/images/ready/versions/1.2.3", source => source with { IsSpecialized = true }),
        From("data-disks", SourceKind.Gallery, Id("Microsoft.Compute/galleries", "shared") + "/images/wide/versions/1.2.3", source => source with { DataDiskLuns = [0, 2] }),
        From("plan", SourceKind.Marketplace, "contoso:box:pro:1.2.3", source => source with { Plan = new ImagePlan("pro", "box", "contoso") }),
        new(
            "resource-group",
            "Existing resource group that receives the image",
            "path of the image")
        {
            Default = "required",
            Words = "--resource-group other-images --virtual-network-resource-group ingot-network",
            Act = WireActs.CaptureImage,
        },
        new(
            "build-resource-group",
            "Existing resource group for the build VM; it stays, and everything of the bake in it goes",
            "path of the VM")
        {
            Default = "a temporary group",
            Words = "--build-resource-group bakery",
        },
        new(
            "temporary-resource-group",
            "Name of the temporary resource group of the build VM",
            "path of the group and of the VM")
        {
            Default = "`ingot-<image>-<vm>`",
            Words = "--temporary-resource-group bake-tonight",
        },
        new(
            "tags",
            "Tags for everything that is made, as name=value with commas between; at most 41, and none that begins with `ingot-`",
            "`tags` of every request that has them")
        {
            Default = "only Ingot's own",
            Words = "--tags team=platform,cost-center=4711",
        },
        new(
            "time-to-live",
            "How long the build VM may live before whoever finds it may delete it: 01:00:00 to 7.00:00:00",
            "tag `ingot-expires`")
        {
            Default = "1.00:00:00",
            Words = "--time-to-live 06:00:00",
        },
    ];

    // Preflight finds what such an image is; here it is said, and the words stay those of a marketplace image.
    static WireOption From(string name, SourceKind kind, string id, Func<PinnedSource, PinnedSource>? change = null) =>
        new("source-image", "", "") { Case = name, Words = $"--source-image {Marketplace}:latest", Source = (change ?? (source => source))(new PinnedSource(kind, id)) };
}

using Ingot.Recipes;

namespace Ingot.Tests.Recipes;

/// <summary>Recipes with one mistake each, and the words by which the user finds it.</summary>
static class RecipeMistakes
{
    static readonly Recipe good = Sample.Recipe;

    static string Id(string type) => $"/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/shared/providers/{type}/one";

    public static IReadOnlyDictionary<string, (Recipe Recipe, string Says)> All { get; } = new Dictionary<string, (Recipe, string)>(StringComparer.Ordinal)
    {
        ["two groups"] = (good with { BuildResourceGroup = "a", TemporaryResourceGroup = "b" }, "--temporary-resource-group"),
        ["temporary is the image's"] = (good with { TemporaryResourceGroup = "IMAGES" }, "the image would go with it"),
        ["tag without a name"] = (Tagged("", "x"), "a name and a value"),
        ["tag of ours"] = (Tagged("Ingot-Run", "x"), "ingot-"),
        ["tag of Azure's"] = (Tagged("azure-team", "x"), "microsoft, azure or windows"),
        ["tag with a slash"] = (Tagged("a/b", "x"), "in the name of a tag"),
        ["tag with a long name"] = (Tagged(new string('a', 513), "x"), "513 characters"),
        ["tag with a long value"] = (Tagged("a", new string('x', 257)), "257 characters"),
        ["42 tags"] = (good with { Tags = Enumerable.Range(0, 42).ToDictionary(i => $"t{i}", _ => "", StringComparer.Ordinal) }, "Leave 1 of them out"),
        ["short life"] = (good with { TimeToLive = TimeSpan.FromMinutes(59) }, "--time-to-live"),
        ["long life"] = (good with { TimeToLive = TimeSpan.FromDays(8) }, "--time-to-live"),
        ["no subnet"] = (In(good.Network with { Subnet = null }), "--subnet is missing"),
        ["no network"] = (In(good.Network with { VirtualNetwork = null }), "--virtual-network is missing"),
        ["neither"] = (In(good.Network with { VirtualNetwork = null, Subnet = null }), "without a public address"),
        ["public for everybody"] = (In(good.Network with { PublicIp = true }), "--allowed-source-addresses is missing"),
        ["star"] = (Allowed("*"), "That is everybody"),
        ["any"] = (Allowed("any"), "That is everybody"),
        ["all of IPv4"] = (Allowed("0.0.0.0/0"), "That is everybody"),
        ["all of IPv6"] = (Allowed("::/0"), "That is everybody"),
        ["half of IPv4"] = (Allowed("128.0.0.0/1"), "nearly everybody"),
        ["IPv6"] = (Allowed("2001:db8::1"), "no IPv6 address"),
        ["bits behind the prefix"] = (Allowed("203.0.113.7/28"), "no bits behind"),
        ["half an address"] = (Allowed("203.0"), "It is an address"),
        ["two groups of rules"] = (In(good.Network with { NetworkSecurityGroup = Id("Microsoft.Network/networkSecurityGroups"), AllowedSourceAddresses = ["203.0.113.7"] }), "has its own rules"),
        ["id of another type"] = (In(good.Network with { NetworkSecurityGroup = Id("Microsoft.Network/virtualNetworks") }), "It is the id of a Microsoft.Network/virtualNetworks"),
        ["name in place of an id"] = (In(good.Network with { NetworkSecurityGroup = "guard" }), "networkSecurityGroups/<name>"),
        ["sku in small letters"] = (In(good.Network with { PublicIpSku = "standard" }), "Did you mean Standard?"),
        ["basic address in a zone"] = (In(good.Network with { PublicIp = true, PublicIpSku = "Basic", AllowedSourceAddresses = ["203.0.113.7"] }) with { Zones = ["1"] }, "--public-ip-sku Standard"),
        ["builder"] = (In(good.Network with { BuilderAddress = "LocalSubnets" }), "Did you mean LocalSubnet?"),
        ["zone 4"] = (good with { Zones = ["4"] }, "--zones '4'"),
        ["zone and set"] = (Vm(good.Vm with { AvailabilitySet = Id("Microsoft.Compute/availabilitySets") }) with { Zones = ["1"] }, "not in a zone"),
        ["spot and set"] = (Vm(good.Vm with { AvailabilitySet = Id("Microsoft.Compute/availabilitySets"), SpotMaxPrice = 1 }), "--spot-max-price and --availability-set"),
        ["spot and host"] = (Vm(good.Vm with { DedicatedHost = Id("Microsoft.Compute/hostGroups"), SpotEvictionPolicy = "Delete" }), "cannot choose its host"),
        ["spot and reserved"] = (Vm(good.Vm with { CapacityReservationGroup = Id("Microsoft.Compute/capacityReservationGroups"), SpotEvictionPolicy = "Delete" }), "not for spot VMs"),
        ["eviction"] = (Vm(good.Vm with { SpotEvictionPolicy = "Dealocate" }), "Did you mean Deallocate?"),
        ["price of nothing"] = (Vm(good.Vm with { SpotMaxPrice = 0 }), "--spot-max-price 0"),
        ["price of six decimals"] = (Vm(good.Vm with { SpotMaxPrice = 0.123456m }), "five decimals"),
        ["licence"] = (Vm(good.Vm with { LicenseType = "WindowsServer" }), "Did you mean Windows_Server?"),
        ["administrator"] = (Vm(good.Vm with { AdminUser = "Admin" }), "everybody would guess"),
        ["administrator that is the build account"] = (Vm(good.Vm with { AdminUser = Names.BuildUser }), "Ansible signs in with"),
        ["administrator with an at"] = (Vm(good.Vm with { AdminUser = "a@b" }), "in the name of an account"),
        ["administrator with 21"] = (Vm(good.Vm with { AdminUser = new string('a', 21) }), "at most 20"),
        ["custom data"] = (Vm(good.Vm with { CustomData = Convert.ToBase64String(new byte[65537]) }), "65537 bytes"),
        ["user data"] = (Vm(good.Vm with { UserData = Convert.ToBase64String(new byte[65537]) }), "--user-data"),
        ["identity"] = (Vm(good.Vm with { UserAssignedIdentities = ["me"] }), "userAssignedIdentities/<name>"),
        ["diagnostics"] = (Vm(good.Vm with { BootDiagnostics = "managed" }), "Did you mean Managed?"),
        ["plan without a product"] = (good with { Plan = new ImagePlan("a", "", "c") }, "--plan-product is missing"),
        ["disk type"] = (On(good.Disks with { Type = "PremiumLRS" }), "Did you mean Premium_LRS?"),
        ["caching"] = (On(good.Disks with { OsDiskCaching = "readonly" }), "Did you mean ReadOnly?"),
        ["controller"] = (On(good.Disks with { ControllerType = "IDE" }), "SCSI, NVMe"),
        ["os disk"] = (On(good.Disks with { OsDiskSize = 4096 }), "1 to 4095"),
        ["data disk"] = (On(good.Disks with { DataDiskSizes = [0] }), "1 to 32767"),
        ["65 data disks"] = (On(good.Disks with { DataDiskSizes = [.. Enumerable.Repeat(1, 65)] }), "65 disks"),
        ["more numbers than disks"] = (On(good.Disks with { DataDiskSizes = [1], DataDiskLuns = [1, 2] }), "2 numbers for 1"),
        ["number 64"] = (On(good.Disks with { DataDiskSizes = [1], DataDiskLuns = [64] }), "0 to 63"),
        ["the same number"] = (On(good.Disks with { DataDiskSizes = [1, 2], DataDiskLuns = [3, 3] }), "has 3 twice"),
        ["encryption set"] = (On(good.Disks with { EncryptionSet = "/keys" }), "--disk-encryption-set"),
        ["security type"] = (By(good.Security with { Type = "TrustedLaunh" }), "Did you mean TrustedLaunch?"),
        ["secure boot of nothing"] = (By(good.Security with { SecureBoot = true }), "--secure-boot needs"),
        ["virtual tpm of standard"] = (By(good.Security with { Type = "Standard", Vtpm = true }), "--vtpm needs"),
        ["encryption of trusted launch"] = (By(good.Security with { Type = "TrustedLaunch", EncryptionType = "VMGuestStateOnly" }), "--security-encryption-type needs"),
        ["confidential without"] = (By(good.Security with { Type = "ConfidentialVM" }), "--security-encryption-type is missing"),
        ["confidential without a tpm"] = (By(Confidential("VMGuestStateOnly") with { Vtpm = false }), "keys in its virtual TPM"),
        ["confidential disk without secure boot"] = (By(Confidential("DiskWithVMGuestState") with { SecureBoot = false }), "securely booted"),
        ["confidential disk at the host"] = (By(Confidential("DiskWithVMGuestState") with { EncryptionAtHost = true }), "encrypted already"),
        ["confidential set without disk"] = (Keyed(Confidential("VMGuestStateOnly"), []), "needs --security-encryption-type DiskWithVMGuestState"),
        ["confidential set with data disks"] = (Keyed(Confidential("DiskWithVMGuestState"), [8]), "its OS disk only"),
    };

    static SecurityOptions Confidential(string type) => new() { Type = "ConfidentialVM", EncryptionType = type };

    static Recipe Keyed(SecurityOptions security, IReadOnlyList<int> disks) =>
        By(security) with { Disks = good.Disks with { EncryptionSet = Id("Microsoft.Compute/diskEncryptionSets"), DataDiskSizes = disks } };

    static Recipe Tagged(string name, string value) => good with { Tags = new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value } };

    static Recipe In(NetworkOptions network) => good with { Network = network };

    static Recipe Allowed(string address) => In(good.Network with { PublicIp = true, AllowedSourceAddresses = [address] });

    static Recipe Vm(VmOptions vm) => good with { Vm = vm };

    static Recipe On(DiskOptions disks) => good with { Disks = disks };

    // Azure makes no managed image of such a VM.
    static Recipe By(SecurityOptions security) => good with
    {
        Security = security,
        Capture = new CaptureOptions { Kind = CaptureKind.Gallery, Gallery = new GalleryOptions { Gallery = "shared", Definition = "golden" } },
    };
}

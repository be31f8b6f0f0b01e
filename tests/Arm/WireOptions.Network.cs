namespace Ingot.Tests.Arm;

/// <summary>Where the build VM lives, and who may reach it.</summary>
public static partial class WireOptions
{
    const string Builder = "--allowed-source-addresses 203.0.113.7,198.51.100.0/28";

    static IReadOnlyList<WireOption> Network =>
    [
        new(
            "virtual-network",
            "Existing virtual network; with --subnet. Without both, one of its own beside the VM, which needs --public-ip; an empty value (\"\") takes back what a file says",
            "`networkInterfaceConfigurations[].ipConfigurations[].subnet.id`")
        {
            Default = "one of its own",
            Words = "--virtual-network other-vnet",
        },
        new(
            "virtual-network",
            "",
            "")
        {
            Case = "own",
            Without = ["virtual-network", "subnet", "virtual-network-resource-group"],
            Words = $"--public-ip {Builder}",
        },
        new(
            "subnet",
            "Existing subnet",
            "`networkInterfaceConfigurations[].ipConfigurations[].subnet.id`")
        {
            Default = "one of its own",
            Words = "--subnet other",
        },
        new(
            "virtual-network-resource-group",
            "Resource group of the virtual network",
            "`networkInterfaceConfigurations[].ipConfigurations[].subnet.id`")
        {
            Default = "--resource-group",
            Words = "--virtual-network-resource-group other-network",
        },
        new(
            "public-ip",
            "Gives the VM a public address and dials that; it goes with the VM. A network security group is made for it",
            "`networkInterfaceConfigurations[].ipConfigurations[].publicIPAddressConfiguration`, `.networkSecurityGroup.id`")
        {
            Default = "off: private",
            Words = $"--public-ip {Builder}",
        },
        new(
            "public-ip-sku",
            "Standard, or Basic, which Azure has retired in most places",
            "`publicIPAddressConfiguration.sku.name`")
        {
            Default = "Standard",
            Words = $"--public-ip-sku Basic --public-ip {Builder}",
        },
        new(
            "network-security-group",
            "Id of an existing network security group; nothing in it is changed",
            "`networkInterfaceConfigurations[].networkSecurityGroup.id`")
        {
            Default = "one of its own where one is needed",
            Words = $"--network-security-group {Id("Microsoft.Network/networkSecurityGroups", "guard")}",
        },
        new(
            "allowed-source-addresses",
            "IPv4 addresses and prefixes from /8 that may reach TCP 5986, with commas between; everything else is denied. Required with --public-ip",
            "`networkSecurityGroups` `securityRules[].sourceAddressPrefixes`")
        {
            Default = "none",
            Words = Builder,
        },
        new(
            "accelerated-networking",
            "Accelerated networking",
            "`networkInterfaceConfigurations[].enableAcceleratedNetworking`")
        {
            Default = "Azure's for the size",
            Words = "--accelerated-networking",
        },
        new("accelerated-networking", "", "") { Case = "off", Words = "--accelerated-networking false" },
        new(
            "builder-address",
            "Who may reach WinRM through the guest's own firewall: addresses or prefixes with commas between, LocalSubnet or Any",
            "parameter `BuilderAddress` of the run command")
        {
            Default = "`--allowed-source-addresses`, else the address this machine has on the way to the VM; Any with a public address that a group of yours guards",
            Act = WireActs.OpenWinRm,
            Words = "--builder-address 10.0.0.0/24",
        },
    ];
}

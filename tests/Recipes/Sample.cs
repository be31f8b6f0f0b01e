using Ingot.Recipes;

namespace Ingot.Tests.Recipes;

/// <summary>A recipe without mistakes.</summary>
static class Sample
{
    public static Recipe Recipe { get; } = new()
    {
        ImageName = "windows-2022",
        VmName = "bake-2022",
        Location = "westeurope",
        VmSizes = ["Standard_D4s_v5"],
        SourceImage = "MicrosoftWindowsServer:WindowsServer:2022-datacenter-azure-edition:latest",
        ResourceGroup = "images",
        Network = new NetworkOptions { VirtualNetwork = "vnet", Subnet = "bake", ResourceGroup = "network" },
        Playbook = "playbooks/provisionedbox.yml",
    };
}

namespace Ingot.Recipes;

/// <summary>What one image is, as the user said it. Every consumer reads this one record.</summary>
public sealed record Recipe
{
    /// <summary>Name of the image; its versions are told apart by their run.</summary>
    public required string ImageName { get; init; }

    /// <summary>Name of the build VM, which is also its computer name: at most 15 characters.</summary>
    public required string VmName { get; init; }

    /// <summary>Region, such as westeurope.</summary>
    public required string Location { get; init; }

    /// <summary>Size of the build VM, such as Standard_D4s_v5.</summary>
    public required string VmSize { get; init; }

    /// <summary>Publisher:offer:sku:version of the marketplace image to start from.</summary>
    public required string SourceImage { get; init; }

    /// <summary>Existing resource group that receives the image.</summary>
    public required string ResourceGroup { get; init; }

    /// <summary>Existing resource group for the build VM; null: a temporary one is made and deleted.</summary>
    public string? BuildResourceGroup { get; init; }

    /// <summary>Existing virtual network of the build VM.</summary>
    public required string VirtualNetwork { get; init; }

    /// <summary>Existing subnet of the build VM.</summary>
    public required string Subnet { get; init; }

    /// <summary>Resource group of the virtual network.</summary>
    public required string VirtualNetworkResourceGroup { get; init; }

    /// <summary>Who may reach WinRM: an address, a prefix, LocalSubnet or Any.</summary>
    public string BuilderAddress { get; init; } = "Any";

    /// <summary>Path of the playbook.</summary>
    public required string Playbook { get; init; }

    /// <summary>Paths of the variables files handed to Ansible, in their order.</summary>
    public IReadOnlyList<string> VariablesFiles { get; init; } = [];
}

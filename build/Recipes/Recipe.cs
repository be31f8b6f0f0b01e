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

    /// <summary>Sizes of the build VM in the order they are tried, such as Standard_D4s_v5.</summary>
    public required IReadOnlyList<string> VmSizes { get; init; }

    /// <summary>Zones of the build VM in the order they are tried, "1" to "3"; empty: the VM is bound to none.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>What to start from: publisher:offer:sku:version, or the id of an image.</summary>
    public required string SourceImage { get; init; }

    /// <summary>Existing resource group that receives the image.</summary>
    public required string ResourceGroup { get; init; }

    /// <summary>Existing resource group for the build VM; null: a temporary one is made and deleted.</summary>
    public string? BuildResourceGroup { get; init; }

    /// <summary>Name of the temporary resource group; null: one derived from image and VM.</summary>
    public string? TemporaryResourceGroup { get; init; }

    /// <summary>Tags for everything that is made, beside ours.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long the build VM may live before whoever finds it may delete it.</summary>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How the build VM is reached.</summary>
    public required NetworkOptions Network { get; init; }

    /// <summary>How the builder signs in to WinRM. Nothing of it is in the image, so it is in no hash.</summary>
    public WinRmTransport Transport { get; init; }

    /// <summary>The build VM itself.</summary>
    public VmOptions Vm { get; init; } = new();

    /// <summary>Its disks.</summary>
    public DiskOptions Disks { get; init; } = new();

    /// <summary>Trusted launch, confidential computing, encryption.</summary>
    public SecurityOptions Security { get; init; } = new();

    /// <summary>Purchase plan of the source image; null: the one its publisher states.</summary>
    public ImagePlan? Plan { get; init; }

    /// <summary>What becomes of the build VM.</summary>
    public CaptureOptions Capture { get; init; } = new();

    /// <summary>Path of the playbook.</summary>
    public required string Playbook { get; init; }

    /// <summary>Paths of the variables files handed to Ansible, in their order.</summary>
    public IReadOnlyList<string> VariablesFiles { get; init; } = [];
}

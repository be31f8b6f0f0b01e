using Ingot.Recipes;
using Nuke.Common;

/// <summary>What the user may say: what to build, of what, and how the run behaves.</summary>
partial class Build
{
    [Parameter("Name of the image; each run adds its own suffix")]
    readonly string? ImageName;

    [Parameter("Name of the build VM and its computer name, at most 15 characters")]
    readonly string? VmName;

    [Parameter("Region, such as westeurope")]
    readonly string? Location;

    [Parameter("Size of the build VM, such as Standard_D4s_v5; more of them are tried in turn when Azure has no capacity", Separator = ",")]
    readonly string[] VmSize = [];

    [Parameter("Image to start from: publisher:offer:sku:version (or latest), or the id of a managed image, or of an image definition or version in a gallery")]
    readonly string? SourceImage;

    [Parameter("Existing resource group that receives the image")]
    readonly string? ResourceGroup;

    [Parameter("Existing resource group for the build VM; without it a temporary one is made and deleted")]
    readonly string? BuildResourceGroup;

    [Parameter("Name of the temporary resource group of the build VM")]
    readonly string? TemporaryResourceGroup;

    [Parameter("Tags for everything that is made, as name=value", Separator = ",")]
    readonly string[] Tags = [];

    [Parameter("How long the build VM may live before whoever finds it may delete it, as hh:mm:ss")]
    readonly TimeSpan TimeToLive = TimeSpan.FromHours(24);

    [Parameter("Playbook that configures the image")]
    readonly string Playbook = "playbooks/provisionedbox.yml";

    [Parameter("Variables files handed to Ansible, in their order; variables/vars.yml always applies")]
    readonly string[] VariablesFiles = [];

    [Parameter("What happens after a failure: Cleanup, Keep or Ask; without it Ask at a terminal, Cleanup elsewhere")]
    readonly FailureAction? OnError;

    [Parameter("Bake even when an image of the same inputs is there already")]
    readonly bool Force;

    [Parameter("How long the playbook may take, as hh:mm:ss")]
    readonly TimeSpan TimeoutRunAnsible = TimeSpan.FromHours(3);

    [Parameter("Faults to rehearse: names, or rules as METHOD type[/action]#call=what; the names are at the end of this help")]
    readonly string[] RehearsalFault = [];

    [Parameter("YAML file that says what the rehearsed subscription is like: quotas, capacities, permissions, policies, what exists")]
    readonly string? RehearsalState;

    [Parameter("Refuse modules and programs that the rehearsal has no model of, instead of accepting them and naming them at the end")]
    readonly bool RehearsalStrict;

    Recipe Recipe => field ??= new Recipe
    {
        ImageName = ImageName ?? "",
        VmName = VmName ?? "",
        Location = Location ?? "",
        VmSizes = VmSize,
        Zones = Zones,
        SourceImage = SourceImage ?? "",
        ResourceGroup = ResourceGroup ?? "",
        BuildResourceGroup = BuildResourceGroup,
        TemporaryResourceGroup = TemporaryResourceGroup,
        Tags = Pairs(Tags),
        TimeToLive = TimeToLive,
        Network = NetworkOptions,
        Transport = WinRmTransport,
        Vm = VmOptions,
        Disks = DiskOptions,
        Security = SecurityOptions,
        Plan = ImagePlan,
        Capture = CaptureOptions,
        Playbook = Playbook,
        VariablesFiles = VariablesFiles,
    };

    /// <summary>The pairs of a list of name=value; RecipeCheck refuses what has no name or comes twice.</summary>
    static Dictionary<string, string> Pairs(IEnumerable<string> words)
    {
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in words)
        {
            var at = word.IndexOf('=', StringComparison.Ordinal);
            pairs[at < 0 ? word : word[..at]] = at < 0 ? "" : word[(at + 1)..];
        }

        return pairs;
    }
}

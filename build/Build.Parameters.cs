using Ingot.Recipes;
using Nuke.Common;

/// <summary>What the user may say.</summary>
partial class Build
{
    [Parameter("Cloud to speak to: Rehearsal (costs nothing), AzurePublic, AzureUSGovernment, AzureChina, or the https metadata address of a custom cloud")]
    readonly string Cloud = "Rehearsal";

    [Parameter("PEM file with the authority of a custom cloud's certificate")]
    readonly string? CloudCaFile;

    [Parameter("Subscription; also AZURE_SUBSCRIPTION_ID or ARM_SUBSCRIPTION_ID")]
    readonly string? SubscriptionId = Alias("SUBSCRIPTION_ID");

    [Parameter("Tenant of the application that signs in; also AZURE_TENANT_ID or ARM_TENANT_ID")]
    readonly string? TenantId = Alias("TENANT_ID");

    [Parameter("Application that signs in; also AZURE_CLIENT_ID or ARM_CLIENT_ID")]
    readonly string? ClientId = Alias("CLIENT_ID");

    [Parameter("Secret of the application, by environment only: AZURE_CLIENT_SECRET, ARM_CLIENT_SECRET or CLIENT_SECRET"), Secret]
    readonly string? ClientSecret = Alias("CLIENT_SECRET");

    [Parameter("Name of the image; each run adds its own suffix")]
    readonly string? ImageName;

    [Parameter("Name of the build VM and its computer name, at most 15 characters")]
    readonly string? VmName;

    [Parameter("Region, such as westeurope")]
    readonly string? Location;

    [Parameter("Size of the build VM, such as Standard_D4s_v5")]
    readonly string? VmSize;

    [Parameter("Image to start from: publisher:offer:sku:version, where version may be latest")]
    readonly string? SourceImage;

    [Parameter("Existing resource group that receives the image")]
    readonly string? ResourceGroup;

    [Parameter("Existing resource group for the build VM; without it a temporary one is made and deleted")]
    readonly string? BuildResourceGroup;

    [Parameter("Existing virtual network that the build VM joins")]
    readonly string? VirtualNetwork;

    [Parameter("Existing subnet that the build VM joins")]
    readonly string? Subnet;

    [Parameter("Resource group of the virtual network; without it the one of the image")]
    readonly string? VirtualNetworkResourceGroup;

    [Parameter("Who may reach WinRM on the build VM: an address, a prefix, LocalSubnet or Any")]
    readonly string BuilderAddress = "Any";

    [Parameter("Playbook that configures the image")]
    readonly string Playbook = "playbooks/provisionedbox.yml";

    [Parameter("Variables files handed to Ansible, in their order; variables/vars.yml always applies")]
    readonly string[] VariablesFiles = [];

    [Parameter("Begin the playbook at this task")]
    readonly string? StartAtTask;

    [Parameter("Only tasks with these tags")]
    readonly string[] AnsibleTags = [];

    [Parameter("What happens after a failure: Cleanup or Keep")]
    readonly OnError OnError = OnError.Cleanup;

    [Parameter("Bake even when an image of the same inputs is there already")]
    readonly bool Force;

    [Parameter("How long generalizing may take, as hh:mm:ss")]
    readonly TimeSpan TimeoutSysprep = TimeSpan.FromMinutes(15);

    [Parameter("How long the playbook may take, as hh:mm:ss")]
    readonly TimeSpan TimeoutRunAnsible = TimeSpan.FromHours(3);

    [Parameter("Faults to rehearse; an unknown name lists them all")]
    readonly string[] RehearsalFaults = [];

    Recipe Recipe => field ??= new Recipe
    {
        ImageName = ImageName ?? "",
        VmName = VmName ?? "",
        Location = Location ?? "",
        VmSize = VmSize ?? "",
        SourceImage = SourceImage ?? "",
        ResourceGroup = ResourceGroup ?? "",
        BuildResourceGroup = BuildResourceGroup,
        VirtualNetwork = VirtualNetwork ?? "",
        Subnet = Subnet ?? "",
        VirtualNetworkResourceGroup = VirtualNetworkResourceGroup ?? ResourceGroup ?? "",
        BuilderAddress = BuilderAddress,
        Playbook = Playbook,
        VariablesFiles = VariablesFiles,
    };

    string[] AnsibleArguments =>
    [
        .. StartAtTask is null ? Array.Empty<string>() : ["--start-at-task", StartAtTask],
        .. AnsibleTags is [] ? Array.Empty<string>() : ["--tags", string.Join(',', AnsibleTags)],
    ];

    // The names that az, the SDKs and Terraform use; our own names win, because the engine assigns them later.
    static string? Alias(string name) => new[] { $"AZURE_{name}", $"ARM_{name}" }
        .Select(Environment.GetEnvironmentVariable)
        .FirstOrDefault(value => !string.IsNullOrEmpty(value));
}

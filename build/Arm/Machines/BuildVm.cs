using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Azure.ResourceManager.Resources;
using Ingot.Arm.Errors;
using Ingot.Arm.Images;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>The virtual machine that becomes the image.</summary>
public sealed class BuildVm(ArmSession session, Recipe recipe)
{
    /// <summary>The machine's id, a pure function of the recipe.</summary>
    public ResourceIdentifier Id { get; } = session.Id(Names.BuildGroup(recipe), "Microsoft.Compute/virtualMachines", recipe.VmName);

    VirtualMachineResource Resource => session.Client.GetVirtualMachineResource(Id);

    /// <summary>What Azure remembers of the bake; <see cref="LedgerEntry.Nothing"/> when there is no machine.</summary>
    /// <exception cref="Fault">A machine of that name is there and is somebody else's.</exception>
    public async Task<LedgerEntry> ReadLedgerAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } vm)
            return LedgerEntry.Nothing;
        var entry = LedgerEntry.Read(vm.Data.Tags);
        if (!entry.IsOurs)
            throw Foreign();
        // The creation of a run that lives is guarded by its hold; of one that died, nothing but a machine of unknown state is to be had;
        // and what Azure still deletes for a cleanup that was killed, nobody can use.
        return vm.Data.ProvisioningState is "Creating" or "Deleting" ? entry with { Stage = Stage.None } : entry;
    }

    /// <summary>Creates the machine where there is room, and waits until Windows runs.</summary>
    /// <param name="source">The source image.</param>
    /// <param name="entry">What the machine's tags will say.</param>
    /// <param name="placements">Sizes and zones in the order they are tried.</param>
    /// <param name="say">Told when a size or zone had no room.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The size and zone that had room.</returns>
    /// <exception cref="Fault">Azure refused, had no room anywhere, or Windows did not come up.</exception>
    public async Task<VmPlacement> CreateAsync(
        PinnedSource source, LedgerEntry entry, IReadOnlyList<VmPlacement> placements, Action<string> say, CancellationToken cancellationToken)
    {
        var remains = VmRemains.Of(session, recipe, TimeProvider.System);
        return await new VmPlacements(placements, recipe.Vm.IsSpot, say).FirstAsync(
            tried => CreateAsync(source, entry, tried, cancellationToken),
            () => remains.DeleteAsync(_ => { }, cancellationToken));
    }

    /// <summary>Makes sure that the machine, as Azure really made it, can become what the recipe wants.</summary>
    /// <exception cref="Fault">It cannot.</exception>
    public async Task RequireCapturableAsync(PinnedSource source, CancellationToken cancellationToken)
    {
        if (recipe.Capture.WantsManagedImage && await FindAsync(cancellationToken) is { Data.SecurityProfile.SecurityType: { } type } && type == SecurityType.TrustedLaunch)
            throw TrustedLaunch();
        if (recipe.Capture.WantsGallery)
            await new GalleryDefinition(session, recipe).RequireAsync((await CapturedVm.ReadAsync(session, Id, cancellationToken)).Shape(recipe, source), cancellationToken);
    }

    Task CreateAsync(PinnedSource source, LedgerEntry entry, VmPlacement placement, CancellationToken cancellationToken)
    {
        var group = session.Client.GetResourceGroupResource(session.GroupId(Names.BuildGroup(recipe)));
        var request = BuildVmRequest.From(recipe, source, new BuildNetwork(session, recipe).Place, entry);
        request.HardwareProfile = new VirtualMachineHardwareProfile { VmSize = new VirtualMachineSizeType(placement.Size) };
        request.Zones.Clear();
        if (placement.Zone is { } zone)
            request.Zones.Add(zone);
        return ArmWrite.CreateAsync(
            $"create VM {recipe.VmName} as {placement}",
            () => LongOperation.RunAsync(
                token => group.GetVirtualMachines().CreateOrUpdateAsync(WaitUntil.Started, recipe.VmName, request, token), cancellationToken),
            async () => (await FindAsync(cancellationToken))?.Data.ProvisioningState,
            TimeProvider.System,
            cancellationToken);
    }

    /// <summary>The size that the machine really has.</summary>
    public async Task<string> SizeAsync(CancellationToken cancellationToken) =>
        (await FindAsync(cancellationToken) ?? throw Gone()).Data.HardwareProfile.VmSize?.ToString() ?? "";

    /// <summary>Says so when Azure took a spot machine away, which explains every other failure.</summary>
    /// <exception cref="Fault">The machine is deallocated or gone.</exception>
    public async Task RequireNotEvictedAsync(CancellationToken cancellationToken)
    {
        if (!recipe.Vm.IsSpot)
            return;
        var isGone = await FindAsync(cancellationToken) is null;
        if (!isGone && await PowerStateAsync(cancellationToken) is not ("deallocated" or "deallocating"))
            return;
        throw new Fault(
            $"Azure took the spot VM {recipe.VmName} away.",
            isGone ? "It was evicted and deleted in the middle of the bake." : "It was evicted and deallocated in the middle of the bake.",
            ErrorCatalogue.Remedy("SpotVmEvicted")) { Code = "SpotVmEvicted" };
    }

    /// <summary>Makes sure that the machine runs; it may have been stopped since.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await PowerStateAsync(cancellationToken) != "running")
            await ArmCall.RunAsync($"start VM {recipe.VmName}", () => Resource.PowerOnAsync(WaitUntil.Completed, cancellationToken));
    }

    /// <summary>Restarts Windows, as its own Restart would.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken) =>
        await ArmCall.RunAsync($"restart VM {recipe.VmName}", () => Resource.RestartAsync(WaitUntil.Completed, cancellationToken));

    /// <summary>Records a finished stage on the machine itself.</summary>
    public Task MarkAsync(LedgerEntry entry, CancellationToken cancellationToken) => TagAsync(entry.Tags(), cancellationToken);

    /// <summary>Moves the time on after which whoever finds the machine may delete it; nothing else of its ledger is touched.</summary>
    public Task ProlongAsync(DateTimeOffset expires, CancellationToken cancellationToken) =>
        TagAsync([KeyValuePair.Create(TagNames.Expires, LedgerEntry.ExpiryTag(expires))], cancellationToken);

    async Task TagAsync(IEnumerable<KeyValuePair<string, string>> tags, CancellationToken cancellationToken)
    {
        if (!await new ArmTags(session, Id).MergeAsync($"tag VM {recipe.VmName}", tags, cancellationToken))
            throw Gone();
    }

    /// <summary>The address to dial: the public one where the recipe wants one, else the private one.</summary>
    public async Task<string> AddressAsync(CancellationToken cancellationToken)
    {
        var vm = await FindAsync(cancellationToken) ?? throw Gone();
        var nic = await PropertiesAsync("the network interface", vm.Data.NetworkProfile.NetworkInterfaces[0].Id, cancellationToken);
        if (!recipe.Network.PublicIp)
            return NetworkInterface.PrivateAddress(nic);
        var id = NetworkInterface.PublicAddressId(nic) ?? throw NoAddress();
        return NetworkInterface.PublicAddress(await PropertiesAsync("the public address", new ResourceIdentifier(id), cancellationToken)) ?? throw NoAddress();
    }

    /// <summary>Waits until the guest's agent reports; without it nothing can be run in the guest.</summary>
    /// <exception cref="Fault">It did not report within the limit.</exception>
    public Task WaitForAgentAsync(TimeSpan limit, Action<string> say, CancellationToken cancellationToken) =>
        AgentStatus.WaitAsync(Resource, limit, say, status => Silent(limit, status), cancellationToken);

    Fault Silent(TimeSpan limit, string status) => new(
        "WinRM cannot be used; the link that broke: agent.",
        $"The agent in VM {recipe.VmName} is not ready after {limit}, and nothing can be run in the guest without it. Azure says: {status}",
        "See that the image has the Azure VM agent (services RdAgent and WindowsAzureGuestAgent), and that the subnet lets the VM reach 168.63.129.16 "
            + "and Azure on TCP 443; or give --timeout-agent more.");

    /// <summary>Runs a script in the guest, through its agent.</summary>
    public async Task<ScriptOutcome> RunAsync(GuestScript script, CancellationToken cancellationToken)
    {
        try
        {
            return await RunCommand.RunAsync(Resource, recipe.Location, script, cancellationToken);
        }
        catch (Fault)
        {
            await RequireNotEvictedAsync(cancellationToken);
            throw;
        }
    }

    /// <summary>Releases the machine's host, which a capture needs.</summary>
    public async Task DeallocateAsync(CancellationToken cancellationToken) =>
        await ArmCall.RunAsync($"deallocate VM {recipe.VmName}", () => Resource.DeallocateAsync(WaitUntil.Completed, cancellationToken: cancellationToken));

    /// <summary>Tells Azure that Windows is generalized. Azure believes it: it does not look into the guest.</summary>
    public async Task GeneralizeAsync(CancellationToken cancellationToken) =>
        await ArmCall.RunAsync($"mark VM {recipe.VmName} as generalized", () => Resource.GeneralizeAsync(cancellationToken));

    /// <summary>"running", "stopped", "deallocated" …; empty when Azure does not say.</summary>
    public async Task<string> PowerStateAsync(CancellationToken cancellationToken)
    {
        var view = await ArmCall.RunAsync($"read the state of VM {recipe.VmName}", () => Resource.InstanceViewAsync(cancellationToken));
        return view.Value.Statuses.Select(status => status.Code).FirstOrDefault(code => code.StartsWith("PowerState/", StringComparison.Ordinal))?[11..] ?? "";
    }

    /// <summary>What Azure says of the machine now, in a sentence for people.</summary>
    public async Task<string> DescribeAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) is { } vm
            ? $"Azure says of VM {recipe.VmName}: provisioning state {vm.Data.ProvisioningState}, power state {await PowerStateAsync(cancellationToken)}."
            : $"Azure has no VM {recipe.VmName} in resource group {Names.BuildGroup(recipe)}.";

    /// <summary>Hypervisor generation of the machine's disk, which the image must repeat.</summary>
    public async Task<HyperVGeneration> GenerationAsync(CancellationToken cancellationToken)
    {
        var view = await ArmCall.RunAsync($"read the state of VM {recipe.VmName}", () => Resource.InstanceViewAsync(cancellationToken));
        return view.Value.HyperVGeneration?.ToString() is { Length: > 0 } generation ? new HyperVGeneration(generation) : HyperVGeneration.V1;
    }

    async Task<BinaryData> PropertiesAsync(string what, ResourceIdentifier id, CancellationToken cancellationToken)
    {
        var found = await ArmCall.RunAsync($"read {what} of VM {recipe.VmName}", () => session.Client.GetGenericResource(id).GetAsync(cancellationToken));
        return found.Value.Data.Properties;
    }

    Task<VirtualMachineResource?> FindAsync(CancellationToken cancellationToken) =>
        ArmCall.FindAsync($"read VM {recipe.VmName}", () => Resource.GetAsync(cancellationToken: cancellationToken));

    Fault Foreign() => new(
        $"A VM named {recipe.VmName} exists in resource group {Names.BuildGroup(recipe)} and is not ours.",
        $"It lacks the tag {TagNames.Image}.",
        "Give another --vm-name or --build-resource-group.");

    Fault TrustedLaunch() => new(
        $"The VM {recipe.VmName} has Trusted Launch, and a managed image cannot be made of it.",
        "The subscription makes Trusted Launch the default for generation 2 images.",
        "Use a generation 1 --source-image, such as MicrosoftWindowsServer:WindowsServer:2022-datacenter:latest.");

    Fault NoAddress() => new(
        $"The build VM {recipe.VmName} has no public address.",
        "--public-ip asks for one, and somebody took it away.",
        "Run Cleanup and start over, or leave --public-ip out.");

    Fault Gone() => new(
        $"The build VM {recipe.VmName} is not there any more.",
        $"Somebody deleted it from resource group {Names.BuildGroup(recipe)} while the bake was running.",
        "Run the target again; it starts with a new VM.");
}

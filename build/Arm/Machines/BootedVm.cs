using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Arm.Errors;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>A machine made of an image, while it comes up.</summary>
/// <param name="session">The session.</param>
/// <param name="recipe">The machine's recipe.</param>
public sealed class BootedVm(ArmSession session, Recipe recipe)
{
    VirtualMachineResource Resource => session.Client.GetVirtualMachineResource(new BuildVm(session, recipe).Id);

    /// <summary>Makes sure that nothing of somebody else's has the machine's name, or its temporary group's.</summary>
    /// <exception cref="Fault">Something has.</exception>
    public async Task RequireFreeAsync(CancellationToken cancellationToken)
    {
        var group = Names.BuildGroup(recipe);
        // What was ours was deleted before.
        var isTaken = recipe.BuildResourceGroup is null
            ? await new BuildGroup(session, recipe).FindAsync(cancellationToken) is not null
            : await new BuildVm(session, recipe).ReadLedgerAsync(cancellationToken) != LedgerEntry.Nothing;
        if (!isTaken)
            return;
        throw new Fault(
            recipe.BuildResourceGroup is null
                ? $"The resource group {group} exists and is not ours."
                : $"A VM named {recipe.VmName} exists in resource group {group} and is not ours.",
            $"It lacks the tag {TagNames.Image}={recipe.ImageName}, or was made for another VM; the machine that the image is tried on would get that name.",
            "Rename or delete it, or bake with another --vm-name.");
    }

    /// <summary>When Azure accepted its creation; null when Azure does not say.</summary>
    public async Task<DateTimeOffset?> CreatedAsync(CancellationToken cancellationToken)
    {
        var vm = await ArmCall.FindAsync($"read VM {recipe.VmName}", () => Resource.GetAsync(cancellationToken: cancellationToken));
        return vm?.Data.TimeCreated;
    }

    /// <summary>When Azure called its provisioning ended; null when Azure does not say.</summary>
    public async Task<DateTimeOffset?> ProvisionedAsync(CancellationToken cancellationToken) =>
        (await ViewAsync(cancellationToken)).Statuses.FirstOrDefault(status => status.Code.StartsWith("ProvisioningState/", StringComparison.OrdinalIgnoreCase))?.Time;

    /// <summary>Waits until the guest's agent reports.</summary>
    /// <param name="deadline">How long to wait.</param>
    /// <param name="say">Told when there is something to wait for.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>When it reported, by the guest's clock; null when Azure does not say.</returns>
    /// <exception cref="Fault">It did not.</exception>
    public Task<DateTimeOffset?> WaitForAgentAsync(TimeSpan deadline, Action<string> say, CancellationToken cancellationToken) =>
        AgentStatus.WaitAsync(Resource, deadline, say, status => Silent(deadline, status), cancellationToken);

    async Task<VirtualMachineInstanceView> ViewAsync(CancellationToken cancellationToken) =>
        (await ArmCall.RunAsync($"read the state of VM {recipe.VmName}", () => Resource.InstanceViewAsync(cancellationToken))).Value;

    static Fault Silent(TimeSpan deadline, string status) => new(
        "The agent of Azure never reported from the machine made of the image.",
        $"It said nothing within {deadline} after the end of the provisioning. Azure says: {status}",
        ErrorCatalogue.Remedy("GuestAgentSilent")) { Code = "GuestAgentSilent" };
}

using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>What is shown of a machine beside its body.</summary>
static class VmViews
{
    /// <summary>running, stopped or deallocated. A guest that shut itself down is stopped, and still billed.</summary>
    public static string PowerOf(ArmServices arm, ArmResource machine) =>
        machine.Power == "running" && arm.Guests.Find(machine.GuestId) is { IsRunning: false } ? "stopped" : machine.Power;

    /// <summary>True when the machine runs and Windows with it.</summary>
    public static bool IsUp(ArmServices arm, ArmResource machine) =>
        PowerOf(arm, machine) == "running" && arm.Guests.Find(machine.GuestId) is not null;

    /// <summary>The time on a guest's clock.</summary>
    public static DateTimeOffset NowIn(ArmServices arm, WindowsMachine guest) => arm.Options.Time.GetUtcNow() + guest.ClockAhead;

    /// <summary>The machine that the path names.</summary>
    /// <exception cref="ArmException">404 ResourceNotFound.</exception>
    public static ArmResource Get(ArmServices arm, ArmRequest request) => arm.Store.Get(request, ResourceTypes.VirtualMachines);

    public static JsonObject InstanceView(ArmServices arm, ArmResource machine)
    {
        var view = new JsonObject();
        var guest = arm.Guests.Find(machine.GuestId);
        if (guest is { IsRunning: true })
        {
            view["computerName"] = guest.ComputerName;
            view["osName"] = guest.ProductName;
            view["osVersion"] = guest.Version;
        }
        view["vmAgent"] = Agent(GuestAgent.IsReady(arm, machine), guest is null ? arm.Options.Time.GetUtcNow() : NowIn(arm, guest));
        var storage = machine.Properties.At("storageProfile");
        view["disks"] = storage.ObjectsAt("dataDisks").Prepend<JsonNode?>(storage.At("osDisk")).Select(disk => (JsonNode)new JsonObject
        {
            ["name"] = disk.TextAt("name"),
            ["statuses"] = new JsonArray(Status("ProvisioningState/succeeded", "Provisioning succeeded")),
        }).ToJsonArray();
        if (VmBootDiagnostics.View(machine) is { } diagnostics)
            view["bootDiagnostics"] = diagnostics;
        view["hyperVGeneration"] = VmDisks.GenerationOf(arm, machine);
        view["statuses"] = Statuses(arm, machine);
        return view;
    }

    public static JsonObject Status(string code, string shown, string? message = null)
    {
        var status = new JsonObject { ["code"] = code, ["level"] = "Info", ["displayStatus"] = shown };
        if (message is not null)
            status["message"] = message;
        return status;
    }

    static JsonArray Statuses(ArmServices arm, ArmResource machine)
    {
        var state = machine.ProvisioningState;
        var power = PowerOf(arm, machine);
        var provisioning = Status("ProvisioningState/" + state.ToLowerInvariant(), state == "Succeeded" ? "Provisioning succeeded" : state);
        if (machine.Settled is { } settled)
            provisioning["time"] = settled;
        var statuses = new JsonArray(provisioning);
        if (machine.Generalized)
            statuses.Add((JsonNode)Status("OSState/generalized", "VM generalized"));
        statuses.Add((JsonNode)Status("PowerState/" + power, "VM " + power));
        return statuses;
    }

    static JsonObject Agent(bool isReady, DateTimeOffset now)
    {
        var status = isReady
            ? Status("ProvisioningState/succeeded", "Ready", "GuestAgent is running and processing the extensions.")
            : Status("ProvisioningState/Unavailable", "Not Ready", "VM status blob is found but not yet populated.");
        status["level"] = isReady ? "Info" : "Warning";
        status["time"] = now;
        return new()
        {
            ["vmAgentVersion"] = isReady ? "2.7.41491.1149" : "Unknown",
            ["statuses"] = new JsonArray(status),
            ["extensionHandlers"] = new JsonArray(),
        };
    }
}

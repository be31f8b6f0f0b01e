using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Ingot.Emulator.Arm.Galleries;

namespace Ingot.Emulator.Arm.Common;

/// <summary>A resource, or a resource group: the body that GET answers, and what Azure knows beside it.</summary>
sealed class ArmResource
{
    public required string Id { get; init; }

    /// <summary>Full type, such as Microsoft.Compute/virtualMachines.</summary>
    public required string Type { get; init; }

    public required JsonObject Body { get; set; }

    /// <summary>The Windows of a virtual machine, or the one captured in an image.</summary>
    public string? GuestId { get; set; }

    /// <summary>
    /// What the platform last did to a virtual machine: running, stopped or deallocated. The guest may have stopped itself since.
    /// </summary>
    public string Power { get; set; } = "running";

    /// <summary>True once a virtual machine was generalized.</summary>
    public bool Generalized { get; set; }

    /// <summary>What was skipped of the waits for it: by so much its time is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>When its last operation ended, on its own time; null when there was none.</summary>
    public DateTimeOffset? Settled { get; set; }

    /// <summary>User data of a virtual machine, in Base64; shown only to who asks for it.</summary>
    public string? UserData { get; set; }

    /// <summary>Run commands: what the instance view shows.</summary>
    public JsonObject? InstanceView { get; set; }

    /// <summary>Images and image versions: the marketplace plan of the machine they come from.</summary>
    public JsonObject? Plan { get; set; }

    /// <summary>Gallery image versions: the copy in each region, by its name.</summary>
    public SortedDictionary<string, RegionCopy>? Copies { get; set; }

    [JsonIgnore]
    public string Name => ArmId.NameOf(Id);

    [JsonIgnore]
    public string Group => ArmId.GroupOf(Id);

    [JsonIgnore]
    public string Location => Body.TextAt("location") ?? "";

    [JsonIgnore]
    public JsonObject Properties
    {
        get
        {
            if (Body["properties"] is JsonObject properties)
                return properties;
            var made = new JsonObject();
            Body["properties"] = made;
            return made;
        }
    }

    [JsonIgnore]
    public string ProvisioningState
    {
        get => Properties.TextAt("provisioningState") ?? "Succeeded";
        set => Properties["provisioningState"] = value;
    }

    /// <summary>A copy to answer with, which later changes do not touch.</summary>
    public JsonObject Copy() => Body.DeepClone().AsObject();
}

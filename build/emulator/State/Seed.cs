using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Arm.Galleries;
using Ingot.Emulator.Arm.Network;
using Ingot.Emulator.Arm.Resources;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Emulator.State;

/// <summary>What an emulated subscription holds before anybody uses it.</summary>
static class Seed
{
    const string Location = "westeurope";

    public static CloudState Create(EmulatorOptions options)
    {
        var state = new CloudState();
        foreach (var name in (string[])["ingot-network", "ingot-images"])
            AddGroup(state, options, new() { Name = name });
        var gallery = PutGallery.Make(
            ArmId.Of(options.SubscriptionId, "ingot-images", ResourceTypes.Galleries, "ingot_gallery"), options.SubscriptionId, Location);
        state.Resources[gallery.Id] = gallery;
        var prefix = $"{options.GuestNetwork}.0/{options.Rehearsal.SubnetPrefixLength}";
        var network = PutVirtualNetwork.Make(
            ArmId.Of(options.SubscriptionId, "ingot-network", ResourceTypes.VirtualNetworks, "bake-vnet"),
            Location,
            tags: null,
            new JsonObject
            {
                ["addressSpace"] = new JsonObject { ["addressPrefixes"] = new JsonArray($"{options.GuestNetwork}.0/24") },
                ["subnets"] = new JsonArray(new JsonObject
                {
                    ["name"] = "bake", ["properties"] = new JsonObject { ["addressPrefix"] = prefix },
                }),
            });
        state.Resources[network.Id] = network;
        return state;
    }

    /// <summary>Adds what the rehearsal says is there. Saved state keeps what it has of the same id, which may have been changed since.</summary>
    public static CloudState Add(CloudState state, EmulatorOptions options)
    {
        foreach (var group in options.Rehearsal.Groups)
            AddGroup(state, options, group);
        foreach (var resource in options.Rehearsal.Resources)
        {
            AddGroup(state, options, new() { Name = resource.Group, Location = resource.Location });
            var id = Id(options, resource);
            if (!state.Resources.ContainsKey(id))
                state.Resources[id] = Make(id, options, resource);
        }
        return state;
    }

    static void AddGroup(CloudState state, EmulatorOptions options, ExistingGroup wanted)
    {
        var group = PutGroup.Make(options.SubscriptionId, wanted.Name, wanted.Location);
        if (wanted.Tags.Count > 0)
            group.Body["tags"] = Tags(wanted.Tags);
        state.Resources.TryAdd(group.Id, group);
    }

    static ArmResource Make(string id, EmulatorOptions options, ExistingResource wanted)
    {
        var text = wanted.Properties.ToJsonString().Replace("{subscription}", options.SubscriptionId, StringComparison.OrdinalIgnoreCase);
        var properties = JsonNode.Parse(text)?.AsObject() ?? [];
        var tags = wanted.Tags.Count > 0 ? Tags(wanted.Tags) : null;
        if (ArmId.Equal(wanted.Type, ResourceTypes.VirtualNetworks))
            return PutVirtualNetwork.Make(id, wanted.Location, tags, properties);
        var resource = NewResource.Make(id, wanted.Type, wanted.Location, tags);
        if (wanted.Sku is not null)
            resource.Body["sku"] = wanted.Sku.DeepClone();
        resource.Body["properties"] = properties;
        properties["provisioningState"] ??= "Succeeded";
        return resource;
    }

    // A nested type has one more name for each of its parents: Microsoft.Compute/galleries/images is gallery/definition.
    static string Id(EmulatorOptions options, ExistingResource resource)
    {
        var types = resource.Type.Split('/');
        var names = resource.Name.Split('/');
        var path = string.Join('/', types.Skip(1).Zip(names, (type, name) => $"{type}/{name}"));
        return $"{ArmId.OfGroup(options.SubscriptionId, resource.Group)}/providers/{types[0]}/{path}";
    }

    static JsonObject Tags(IReadOnlyDictionary<string, string> tags) =>
        new(tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));
}

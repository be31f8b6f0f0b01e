using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Arm.Galleries;
using Ingot.Emulator.Arm.Network;
using Ingot.Emulator.Arm.Resources;

namespace Ingot.Emulator.State;

/// <summary>What an emulated subscription holds before anybody uses it.</summary>
static class Seed
{
    const string Location = "westeurope";

    public static CloudState Create(EmulatorOptions options)
    {
        var state = new CloudState();
        foreach (var name in (string[])["ingot-network", "ingot-images"])
        {
            var group = PutGroup.Make(options.SubscriptionId, name, Location);
            state.Resources[group.Id] = group;
        }
        var gallery = PutGallery.Make(
            ArmId.Of(options.SubscriptionId, "ingot-images", ResourceTypes.Galleries, "ingot_gallery"), options.SubscriptionId, Location);
        state.Resources[gallery.Id] = gallery;
        var prefix = $"{options.GuestNetwork}.0/24";
        var network = PutVirtualNetwork.Make(
            ArmId.Of(options.SubscriptionId, "ingot-network", ResourceTypes.VirtualNetworks, "bake-vnet"),
            Location,
            tags: null,
            new JsonObject
            {
                ["addressSpace"] = new JsonObject { ["addressPrefixes"] = new JsonArray(prefix) },
                ["subnets"] = new JsonArray(new JsonObject
                {
                    ["name"] = "bake", ["properties"] = new JsonObject { ["addressPrefix"] = prefix },
                }),
            });
        state.Resources[network.Id] = network;
        return state;
    }
}

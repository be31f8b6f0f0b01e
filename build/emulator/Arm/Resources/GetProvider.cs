using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>GET /subscriptions/{subscription}/providers/{namespace}</summary>
sealed class GetProvider(ArmServices arm) : ArmEndpoint("GET", "/subscriptions/{subscription}/providers/{namespace}")
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var asked = request.Route("namespace");
        var name = Providers.Namespaces.FirstOrDefault(known => ArmId.Equal(known, asked)) ?? throw new ArmException(
            404,
            "InvalidResourceNamespace",
            $"The resource namespace '{asked}' is invalid.");
        return ArmResponse.Ok(Providers.Describe(arm.Options, name));
    }
}

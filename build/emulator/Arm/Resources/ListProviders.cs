using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>GET /subscriptions/{subscription}/providers</summary>
sealed class ListProviders(ArmServices arm) : ArmEndpoint("GET", "/subscriptions/{subscription}/providers")
{
    public override ArmResponse Answer(ArmRequest request) =>
        ArmResponse.Ok(Providers.Namespaces.Select(name => Providers.Describe(arm.Options, name)).ToPage());
}

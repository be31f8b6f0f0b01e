using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>
/// GET /subscriptions/{subscription}/operationresults/{operation} and
/// GET /subscriptions/{subscription}/providers/Microsoft.Network/locations/{location}/operationResults/{operation}.
/// </summary>
sealed class GetOperationResult(ArmServices arm) : ArmEndpoint(
    "GET",
    "/subscriptions/{subscription}/operationresults/{operation}",
    "/subscriptions/{subscription}/providers/Microsoft.Network/locations/{location}/operationResults/{operation}")
{
    public override ArmResponse Answer(ArmRequest request) => OperationAnswers.Result(OperationAnswers.Find(arm, request));
}

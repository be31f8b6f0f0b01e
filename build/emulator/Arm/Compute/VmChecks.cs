using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>What a new machine may ask for: each concern has a file of its own.</summary>
static class VmChecks
{
    /// <summary>Refuses a body whose parts do not go together, before anything is made.</summary>
    /// <exception cref="ArmException">The first thing that is wrong.</exception>
    public static void Check(ArmServices arm, ArmRequest request, string location, VmSize size, VmSource source)
    {
        var (body, id) = (request.Body, request.Id(ResourceTypes.VirtualMachines));
        var given = body["properties"] as JsonObject ?? throw ArmErrors.Missing("properties");
        VmValues.OneOf(given.TextAt("licenseType"), "licenseType", "Windows_Server", "Windows_Client", "None");
        VmSpot.Check(given, size);
        VmOsDisk.Check(given, size, source, location);
        VmDataDisks.Check(arm, given, size, source, location, id);
        VmSecurity.Check(given, size, source.Generation);
        VmSecurity.CheckStandard(arm, given);
        VmDisks.CheckNames(arm, given, request.Group, id);
        VmHostEncryption.Check(arm, given, size);
        VmDiskEncryption.Check(arm, given, location, id);
        VmIdentity.Check(arm, body, id);
        VmPlacement.Check(arm, body, given, location, id);
        VmBootDiagnostics.Check(arm, given, location);
        VmAcceleratedNetworking.Check(arm, given, size, request.Name);
        VmUserData.Check(given);
    }
}

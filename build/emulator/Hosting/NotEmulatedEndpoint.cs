using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Hosting;

/// <summary>Anything else: what Azure may know and the emulator does not is refused as such, not passed off as missing.</summary>
sealed class NotEmulatedEndpoint(string path) : ArmEndpoint("", path)
{
    public override bool NeedsGroup => false;

    public override ArmResponse Answer(ArmRequest request) => throw ArmErrors.NotEmulated($"the operation {request.Verb} {request.Path}");
}

using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>PATCH {resource or group}/providers/Microsoft.Resources/tags/default: operation Merge, Replace or Delete</summary>
sealed class PatchTags(ArmServices arm) : ArmEndpoint("PATCH", Tags.Paths)
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var target = Tags.Target(arm, request);
        var given = Tags.In(request);
        var operation = request.Body.TextAt("operation") ?? "";
        Tags.Set(target, operation.ToUpperInvariant() switch
        {
            "MERGE" => Tags.Of(target)
                .ExceptBy(given.Select(tag => tag.Key), tag => tag.Key, StringComparer.OrdinalIgnoreCase)
                .Concat(given),
            "REPLACE" => given,
            "DELETE" => Tags.Of(target).Where(tag => !given.Any(other => ArmId.Equal(other.Key, tag.Key) && other.Value == tag.Value)),
            _ => throw new ArmException(400, "InvalidRequestContent", $"The operation '{operation}' is not Merge, Replace or Delete."),
        });
        return Tags.Answer(target);
    }
}

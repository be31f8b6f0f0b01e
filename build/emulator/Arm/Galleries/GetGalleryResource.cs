using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>GET …/galleries/{gallery}[/images/{image}[/versions/{version}[?$expand=ReplicationStatus]]]</summary>
sealed class GetGalleryResource(ArmServices arm, GalleryLevel level) : ArmEndpoint("GET", level.Path)
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var resource = level.Get(arm, request);
        var withStatus = ArmId.Equal(request.Query("$expand"), "ReplicationStatus");
        return ArmResponse.Ok(GalleryViews.Show(arm, resource, request.ApiVersion, withStatus));
    }
}

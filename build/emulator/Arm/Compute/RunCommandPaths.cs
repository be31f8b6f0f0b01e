using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>Routes of managed run commands, and what they name.</summary>
static class RunCommandPaths
{
    public const string All =
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Compute/virtualMachines/{name}/runCommands";

    public const string One = All + "/{command}";

    /// <summary>The machine that the path names.</summary>
    /// <exception cref="ArmException">404 ParentResourceNotFound.</exception>
    public static ArmResource Machine(ArmServices arm, ArmRequest request) =>
        arm.Store.Find(request.Id(ResourceTypes.VirtualMachines)) ?? throw ArmErrors.ParentNotFound(request.Name);

    public static ArmResource? Find(ArmServices arm, ArmRequest request) =>
        arm.Store.Find($"{Machine(arm, request).Id}/runCommands/{request.Route("command")}");

    /// <summary>A run command as GET answers it.</summary>
    public static System.Text.Json.Nodes.JsonObject Show(ArmRequest request, ArmResource command)
    {
        var body = command.Copy();
        if (ArmId.Equal(request.Query("$expand"), "instanceView") && command.InstanceView is { } view)
            body.Ensure("properties")["instanceView"] = view.DeepClone();
        return body;
    }
}

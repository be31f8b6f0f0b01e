namespace Ingot.Emulator.Arm.Common;

/// <summary>Route patterns of a resource type.</summary>
static class ResourcePaths
{
    public static string One(string type) => InGroup(type) + "/{name}";

    public static string InGroup(string type) => "/subscriptions/{subscription}/resourceGroups/{group}/providers/" + type;

    public static string InSubscription(string type) => "/subscriptions/{subscription}/providers/" + type;
}

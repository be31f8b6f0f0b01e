using System.Text.Json.Nodes;

namespace Ingot.Arm.Checks;

/// <summary>Something that the bake is going to make, as far as policies look at it.</summary>
/// <param name="What">What it is, in words.</param>
/// <param name="Group">The existing group that it will be in; null: it is asked about at the subscription.</param>
/// <param name="ApiVersion">The version that its properties are written in.</param>
/// <param name="Content">Type, name, region, tags and properties; never a password or custom data.</param>
sealed record PlannedResource(string What, string? Group, string ApiVersion, JsonObject Content);

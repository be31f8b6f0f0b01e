namespace Ingot.Arm.Checks;

/// <summary>Actions that the bake takes at one scope.</summary>
/// <param name="Scope">Id of the subscription, group or resource.</param>
/// <param name="What">The scope in words.</param>
/// <param name="Actions">The actions, as Azure names them.</param>
sealed record PermissionNeed(string Scope, string What, IReadOnlyList<string> Actions);

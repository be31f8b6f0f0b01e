using Ingot.Emulator.Rehearsals;

namespace Ingot.Emulator.Arm.Authorization;

/// <summary>What the one who signs in may do.</summary>
static class Grants
{
    static readonly Grant[] owner = [new() { Actions = ["*"] }];

    /// <summary>The roles that hold at a scope; Owner when the rehearsal names none at all.</summary>
    public static IEnumerable<Grant> At(EmulatorOptions options, string scope) => options.Rehearsal.Permissions is { Count: > 0 } grants
        ? grants.Where(grant => Scopes.Covers(options, grant.Scope, scope))
        : owner;

    /// <summary>True when one of the roles allows the action there.</summary>
    public static bool Allow(EmulatorOptions options, string action, string scope) => At(options, scope).Any(grant =>
        grant.Actions.Any(pattern => Scopes.Matches(pattern, action)) && !grant.NotActions.Any(pattern => Scopes.Matches(pattern, action)));
}

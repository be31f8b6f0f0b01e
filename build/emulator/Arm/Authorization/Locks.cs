using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Rehearsals;
using Microsoft.AspNetCore.Http;

namespace Ingot.Emulator.Arm.Authorization;

/// <summary>Resource locks.</summary>
static class Locks
{
    /// <summary>Refuses what a lock on the scope, above it, or (for deletions) below it forbids.</summary>
    /// <exception cref="ArmException">409 ScopeLocked.</exception>
    public static void Check(EmulatorOptions options, string verb, string scope)
    {
        if (HttpMethods.IsGet(verb) || HttpMethods.IsHead(verb))
            return;
        var isDelete = HttpMethods.IsDelete(verb);
        var found = options.Rehearsal.Locks.FirstOrDefault(each =>
            (isDelete || each.Level == "ReadOnly")
            && (Scopes.Covers(options, each.Scope, scope) || (isDelete && ArmId.IsInGroup(Scopes.Full(options, each.Scope), scope))));
        if (found is not null)
            throw Refused(options, isDelete ? "delete" : "write", scope, found);
    }

    /// <summary>True when a lock keeps this resource: what would go with another one then stays behind.</summary>
    public static bool Keep(EmulatorOptions options, string resource) => options.Rehearsal.Locks.Any(each => Scopes.Covers(options, each.Scope, resource));

    static ArmException Refused(EmulatorOptions options, string operation, string scope, ResourceLock found) => new(409, "ScopeLocked", $"The scope "
        + $"'{scope}' cannot perform {operation} operation because following scope(s) are locked: '{Scopes.Full(options, found.Scope)}'. Please "
        + "remove the lock and try again.");
}

using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>The managed identities of a machine.</summary>
static class VmIdentity
{
    /// <summary>Refuses identities that are not there.</summary>
    /// <exception cref="ArmException">400 FailedIdentityOperation or InvalidIdentityType.</exception>
    public static void Check(ArmServices arm, JsonObject body, string by)
    {
        if (body["identity"] is not { } identity)
            return;
        var kinds = Kinds(identity);
        if (kinds.Count == 0 || kinds.Any(kind => kind is not ("SystemAssigned" or "UserAssigned" or "None")))
            throw new ArmException(400, "InvalidIdentityType", $"The identity type '{identity.TextAt("type")}' is not supported.");
        foreach (var (id, _) in Assigned(identity))
        {
            if (arm.Store.Find(id) is { Type: ReferencedTypes.UserAssignedIdentities })
                continue;
            throw new ArmException(400, "FailedIdentityOperation", $"Identity operation for resource '{by}' failed with error 'Failed to perform "
                + "resource identity operation. Status: 'NotFound'. Response: '{\"error\":{\"code\":\"ResourceNotFound\",\"message\":\"The "
                + $"Resource '{id}' was not found.\"}}}}'.'.");
        }
    }

    /// <summary>The identity as a machine shows it, with the ids that the directory gave out.</summary>
    public static JsonObject? Describe(ArmServices arm, JsonObject body, JsonNode? before)
    {
        if (body["identity"] is not { } identity)
            return null;
        var kinds = Kinds(identity);
        var shown = new JsonObject { ["type"] = string.Join(", ", kinds) };
        if (kinds.Contains("SystemAssigned", StringComparer.Ordinal))
        {
            shown["principalId"] = before.TextAt("principalId") ?? Guid.NewGuid().ToString();
            shown["tenantId"] = arm.Options.TenantId;
        }
        var assigned = new JsonObject();
        foreach (var (id, _) in Assigned(identity))
        {
            var found = arm.Store.Find(id);
            assigned[id] = new JsonObject
            {
                ["principalId"] = found?.Properties.TextAt("principalId") ?? Guid.NewGuid().ToString(),
                ["clientId"] = found?.Properties.TextAt("clientId") ?? Guid.NewGuid().ToString(),
            };
        }
        if (assigned.Count > 0)
            shown["userAssignedIdentities"] = assigned;
        return shown;
    }

    static List<string> Kinds(JsonNode identity) =>
        [.. (identity.TextAt("type") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    static JsonObject Assigned(JsonNode identity) => identity.At("userAssignedIdentities") as JsonObject ?? [];
}

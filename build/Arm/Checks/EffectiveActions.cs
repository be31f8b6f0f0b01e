using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ingot.Arm.Checks;

/// <summary>What an identity may do at a scope: the actions of its roles there, without those that a role takes out again.</summary>
/// <remarks>https://learn.microsoft.com/azure/role-based-access-control/role-definitions#notactions: what one role takes out, another may grant.</remarks>
sealed class EffectiveActions
{
    readonly List<(IReadOnlyList<string> Granted, IReadOnlyList<string> TakenOut)> roles;

    EffectiveActions(List<(IReadOnlyList<string>, IReadOnlyList<string>)> roles) => this.roles = roles;

    /// <summary>Reads an answer of …/providers/Microsoft.Authorization/permissions.</summary>
    public static EffectiveActions Read(JsonElement answer) => new(
        [.. answer.GetProperty("value").EnumerateArray().Select(role => (List(role, "actions"), List(role, "notActions")))]);

    /// <summary>True when at least one role grants the action.</summary>
    public bool Allow(string action) =>
        roles.Exists(role => role.Granted.Any(pattern => Covers(pattern, action)) && !role.TakenOut.Any(pattern => Covers(pattern, action)));

    // An asterisk stands for anything, slashes included.
    static bool Covers(string pattern, string action) => Regex.IsMatch(
        action,
        "^" + string.Join(".*", pattern.Split('*').Select(Regex.Escape)) + "$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    static IReadOnlyList<string> List(JsonElement role, string name) =>
        role.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(entry => entry.GetString() ?? "")] : [];
}

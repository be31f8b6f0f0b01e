using Ingot.Emulator.Arm.Common;
using Microsoft.AspNetCore.Http;

namespace Ingot.Emulator.Arm.Authorization;

/// <summary>What a request does, in the words of roles: Microsoft.Compute/virtualMachines/write over a scope.</summary>
/// <param name="Action">The action.</param>
/// <param name="Scope">Id of what it is done to; of a list, what it is in.</param>
sealed record AskedAction(string Action, string Scope)
{
    /// <summary>The action of a request; null when no role is needed for it.</summary>
    public static AskedAction? Of(string verb, string path)
    {
        var trimmed = path.TrimEnd('/');
        if (trimmed.Contains("/providers/Microsoft.Features/", StringComparison.OrdinalIgnoreCase))
            return new($"Microsoft.Features/providers/features/{Word(verb)}", trimmed);
        var at = trimmed.LastIndexOf("/providers/", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? OfScope(verb, trimmed.Split('/')) : OfProvider(verb, trimmed[..at], trimmed[(at + "/providers/".Length)..].Split('/'));
    }

    // Subscriptions and groups: /subscriptions/{s}[/resourceGroups[/{g}[/resources]]].
    static AskedAction? OfScope(string verb, string[] parts)
    {
        if (parts.Length < 4)
            return null;
        var subscription = string.Join('/', parts.Take(3));
        if (ArmId.Equal(parts[3], "resourceGroups"))
        {
            var (type, scope) = parts.Length switch
            {
                4 => ("Microsoft.Resources/subscriptions/resourceGroups", subscription),
                5 => ("Microsoft.Resources/subscriptions/resourceGroups", string.Join('/', parts)),
                _ => ($"Microsoft.Resources/subscriptions/resourceGroups/{parts[5]}", string.Join('/', parts.Take(5))),
            };
            return new($"{type}/{Word(verb)}", scope);
        }
        // Whoever started an operation may follow it, and everybody may know the regions and providers.
        return parts[3].ToUpperInvariant() is "OPERATIONRESULTS" or "LOCATIONS" or "PROVIDERS"
            ? null
            : new($"Microsoft.Resources/subscriptions/{parts[3]}/{Word(verb)}", subscription);
    }

    static AskedAction? OfProvider(string verb, string scope, string[] parts)
    {
        if (parts.Length == 1 || IsOpenToAll(parts))
            return null;
        // Namespace, then type and name in turn. What is left over at the end is a list, or an action when it is posted.
        var types = parts.Skip(1).Where((_, index) => index % 2 == 0).ToList();
        var endsInType = parts.Length % 2 == 0;
        var isPost = HttpMethods.IsPost(verb) && endsInType;
        var target = endsInType ? parts.SkipLast(1) : parts;
        var id = target.Skip(1).Any() ? $"{scope}/providers/{string.Join('/', target)}" : scope;
        var word = isPost ? ArmId.Equal(types[^1], "checkPolicyRestrictions") ? "read" : "action" : Word(verb);
        return new($"{parts[0]}/{string.Join('/', types)}/{word}", id);
    }

    static bool IsOpenToAll(string[] parts) =>
        ArmId.Equal(parts[0], "Microsoft.Authorization") && ArmId.Equal(parts[1], "permissions")
        || parts.Length >= 5 && ArmId.Equal(parts[1], "locations")
        && parts[3].ToUpperInvariant() is "OPERATIONS" or "DISKOPERATIONS" or "OPERATIONRESULTS" or "CAPSOPERATIONS";

    static string Word(string verb) => verb.ToUpperInvariant() switch
    {
        "GET" or "HEAD" => "read",
        "DELETE" => "delete",
        "POST" => "action",
        _ => "write",
    };
}

using System.Text.RegularExpressions;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Authorization;

/// <summary>Scopes as a rehearsal writes them, and the texts with * in roles and policies.</summary>
static class Scopes
{
    /// <summary>The full id of a scope that may be written from the subscription on.</summary>
    public static string Full(EmulatorOptions options, string scope)
    {
        var subscription = $"/subscriptions/{options.SubscriptionId}";
        var named = scope.Replace("{subscription}", options.SubscriptionId, StringComparison.OrdinalIgnoreCase).Trim('/');
        if (named.Length == 0)
            return subscription;
        return named.StartsWith("subscriptions/", StringComparison.OrdinalIgnoreCase) ? "/" + named : $"{subscription}/{named}";
    }

    /// <summary>True when an id is the scope or below it.</summary>
    public static bool Covers(EmulatorOptions options, string scope, string id)
    {
        var full = Full(options, scope);
        return ArmId.Equal(full, id) || ArmId.IsInGroup(id, full);
    }

    /// <summary>True when a text matches a pattern in which * stands for any text.</summary>
    public static bool Matches(string pattern, string text)
    {
        var expression = "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$";
        return Regex.IsMatch(text, expression, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }
}

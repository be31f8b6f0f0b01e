namespace Ingot.Emulator.Faults;

/// <summary>What a request is, without its names: the method, the last resource type of its path, and its action if it has one.</summary>
/// <param name="Method">The HTTP method in capitals, or WINRM for a request to a guest.</param>
/// <param name="Type">Such as virtualMachines, resourceGroups or operations; for sign-in and metadata the last word of the path; empty for WINRM.</param>
/// <param name="Action">Such as deallocate or instanceView; empty for none.</param>
public sealed record OperationName(string Method, string Type, string Action)
{
    /// <summary>A request to a guest.</summary>
    public static OperationName WinRm { get; } = new("WINRM", "", "");

    /// <summary>The operation that a request to the endpoint asks for.</summary>
    public static OperationName Of(string method, string path)
    {
        var words = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !words[0].Equals("subscriptions", StringComparison.OrdinalIgnoreCase))
            return new(method, words.LastOrDefault() ?? "", "");
        var provider = Array.FindLastIndex(words, word => word.Equals("providers", StringComparison.OrdinalIgnoreCase));
        if (provider < 0)
            return new(method, Known(words.Length % 2 == 0 ? words[^2] : words[^1]), "");
        var pairs = words[Math.Min(provider + 2, words.Length)..];
        if (pairs.Length == 0)
            return new(method, "providers", "");
        // type, name, type, name …: one word over is an action, when what it follows has a name already and it is no list of children.
        var isAction = pairs.Length % 2 == 1 && pairs.Length > 1 && (method == "POST" || pairs[^1] == "instanceView");
        return isAction ? new(method, pairs[^3], pairs[^1]) : new(method, pairs.Length % 2 == 0 ? pairs[^2] : pairs[^1], "");
    }

    /// <summary>The full type of what a path names last, such as Microsoft.Compute/galleries/images; empty for what belongs to no provider.</summary>
    public static string TypeOf(string path)
    {
        var words = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var provider = Array.FindLastIndex(words, word => word.Equals("providers", StringComparison.OrdinalIgnoreCase));
        return provider < 0 ? "" : string.Join('/', words.Skip(provider + 1).Where((_, index) => index == 0 || index % 2 == 1));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Type.Length == 0 ? Method : Action.Length == 0 ? $"{Method} {Type}" : $"{Method} {Type}/{Action}";

    // Clients write this one in both cases.
    static string Known(string type) => type.Equals("resourceGroups", StringComparison.OrdinalIgnoreCase) ? "resourceGroups" : type;
}

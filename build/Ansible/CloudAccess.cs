namespace Ingot.Ansible;

/// <summary>How azure_rm of Ansible comes to Azure: by environment, so that no secret is in a file.</summary>
/// <param name="AuthSource">The plugin's auth_source: auto (the environment), cli or msi.</param>
/// <param name="Variables">Variables of the process that asks Azure, and of no other: what it needs there breaks the connection to the guest.</param>
public sealed record CloudAccess(string AuthSource, IReadOnlyDictionary<string, string?> Variables)
{
    /// <summary>Of whoever runs the file by hand.</summary>
    public static CloudAccess Unknown { get; } = new("auto", new Dictionary<string, string?>(StringComparer.Ordinal));

    /// <summary>The user-assigned identity of the machine; null: its own, or another way of signing in.</summary>
    public string? IdentityClientId { get; init; }

    /// <summary>The plugin's name or address of the cloud, where its file has to say it; null: the public one, or the environment says it.</summary>
    public string? CloudEnvironment { get; init; }
}

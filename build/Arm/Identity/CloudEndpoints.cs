using Azure.Identity;
using Azure.ResourceManager;

namespace Ingot.Arm.Identity;

/// <summary>Where a cloud answers.</summary>
/// <param name="Name">What the user called it.</param>
/// <param name="ResourceManager">Azure Resource Manager.</param>
/// <param name="Authority">The sign-in service.</param>
/// <param name="IsNamed">False for a cloud that is known only by its metadata address.</param>
public sealed record CloudEndpoints(string Name, ArmEnvironment ResourceManager, Uri Authority, bool IsNamed)
{
    /// <summary>The clouds that have a name.</summary>
    public static IReadOnlyDictionary<string, CloudEndpoints> Named { get; } = new[]
    {
        new CloudEndpoints("AzurePublic", ArmEnvironment.AzurePublicCloud, AzureAuthorityHosts.AzurePublicCloud, IsNamed: true),
        new CloudEndpoints("AzureUSGovernment", ArmEnvironment.AzureGovernment, AzureAuthorityHosts.AzureGovernment, IsNamed: true),
        new CloudEndpoints("AzureChina", ArmEnvironment.AzureChina, AzureAuthorityHosts.AzureChina, IsNamed: true),
    }.ToDictionary(cloud => cloud.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>True for the name of a cloud, and for the https address of a custom cloud's metadata.</summary>
    public static bool IsCloud(string cloud) =>
        Named.ContainsKey(cloud) || (Uri.TryCreate(cloud, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps);
}

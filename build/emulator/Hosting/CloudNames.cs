namespace Ingot.Emulator.Hosting;

/// <summary>The host names and audiences of one of Azure's clouds. Sources: learn.microsoft.com, "National clouds" and "Compare Azure Government and global Azure".</summary>
/// <param name="Login">Names of the sign-in service; the first is the one that clients should use.</param>
/// <param name="LoginCache">The name under which clients keep what they got.</param>
/// <param name="Management">Names of Azure Resource Manager.</param>
/// <param name="Audiences">Audiences that Azure Resource Manager accepts, without a final slash.</param>
sealed record CloudNames(string[] Login, string LoginCache, string[] Management, string[] Audiences)
{
    static readonly CloudNames Public = new(
        ["login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net"],
        "login.windows.net",
        ["management.azure.com"],
        ["https://management.azure.com", "https://management.core.windows.net"]);

    static readonly CloudNames UsGovernment = new(
        ["login.microsoftonline.us", "login.usgovcloudapi.net"],
        "login.microsoftonline.us",
        ["management.usgovcloudapi.net"],
        ["https://management.usgovcloudapi.net", "https://management.core.usgovcloudapi.net"]);

    static readonly CloudNames China = new(
        ["login.partner.microsoftonline.cn", "login.chinacloudapi.cn"],
        "login.partner.microsoftonline.cn",
        ["management.chinacloudapi.cn"],
        ["https://management.chinacloudapi.cn", "https://management.core.chinacloudapi.cn"]);

    /// <summary>The clouds that the proxy leads to the emulator.</summary>
    public static IReadOnlyList<CloudNames> All { get; } = [Public, UsGovernment, China];

    /// <summary>Every name that the emulator answers under, beside its own.</summary>
    public static IReadOnlyList<string> Hosts { get; } = [.. All.SelectMany(cloud => cloud.Login.Concat(cloud.Management))];

    /// <summary>The cloud of a name; the public one for the emulator's own.</summary>
    public static CloudNames Of(string host) => All.FirstOrDefault(cloud => cloud.Has(host)) ?? Public;

    bool Has(string host) => Login.Concat(Management).Contains(host, StringComparer.OrdinalIgnoreCase);
}

using System.Text.RegularExpressions;

namespace Ingot.Ansible;

/// <summary>Why azure_rm gave no host, as far as its words tell.</summary>
/// <param name="Why">The cause.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Passes">True when it may be gone after a while.</param>
/// <param name="IsEmpty">True when the plugin was content, and found nothing.</param>
public sealed partial record DynamicCause(string Why, string Remedy, bool Passes = false, bool IsEmpty = false)
{
    const string Static = "--inventory-source Static needs no answer of Azure";

    static readonly (string Words, string Means, string Remedy, bool Passes)[] Known =
    [
        (@"\b429\b|Too Many Requests", "Azure throttles the subscription", $"Wait some minutes and run GenerateInventory again; {Static}.", true),
        (@"\b50[0234]\b|timed? ?out", "Azure did not answer in time", $"Run GenerateInventory again; {Static}.", true),
        (@"\b403\b|AuthorizationFailed", "Whoever signs in for azure_rm may not read the VM",
            "Give it Reader on the resource group of the build VM: it reads virtual machines, their instance views, network interfaces and public addresses.", false),
        (@"\b404\b|NotFound", "The resource group of the build VM is not in the subscription that azure_rm asks",
            "Look which subscription its sign-in leads to: AZURE_SUBSCRIPTION_ID counts, without it the default one of the az command line.", false),
        (@"\b401\b|AADSTS|Get Token|invalid_client|Failed to get credentials|Failed to authenticate|az login",
            "azure_rm could not sign in", "docs/dynamic-inventory.md lists the ways of signing in that azure_rm knows, and their variables.", false),
        (@"azure-cli", "azure_rm signs in with az, and the Python of Ansible does not know az", "Install azure-cli into that Python (Debian: sudo apt-get install azure-cli); "
            + "an az that brings a Python of its own is of no use to it.", false),
        (@"not defined|No module named|cannot import|Failed to import", "Python's packages for Azure do not fit the collection azure.azcollection",
            $"Install what requirements-azure.txt in the folder of the collection lists, into the same Python; {Static}.", false),
        (@"CERTIFICATE_VERIFY|SSLError", "azure_rm does not trust who answers for Azure",
            "Give --cloud-ca-file, or set REQUESTS_CA_BUNDLE, with the authority of the cloud or of a proxy that looks into TLS.", false),
        (@"ProxyError|Max retries|ConnectionError|Connection (aborted|refused)|Name or service", "azure_rm did not reach Azure",
            "Look at HTTPS_PROXY and NO_PROXY; the program itself reached Azure with them.", true),
    ];

    /// <summary>The cause behind an exit code and what was said.</summary>
    public static DynamicCause Of(int exitCode, string errors)
    {
        if (exitCode == 0)
        {
            return new(
                "azure_rm finds no host in it: it leaves out a VM that does not run, or that an operation works on, and says nothing.",
                $"Wait until the VM runs and nothing works on it, and run GenerateInventory again; {Static}.",
                Passes: true,
                IsEmpty: true);
        }

        var words = Words(errors);
        foreach (var (pattern, means, remedy, passes) in Known)
        {
            if (Regex.IsMatch(words, pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)))
                return new($"{means}: {words}", remedy, passes);
        }

        return new(words, $"Run 'ansible-inventory -i <file> --list -vvv' as inventory/README.md shows; {Static}.");
    }

    // Ansible breaks lines at 79 columns, and tells what each plugin said that it tried.
    static string Words(string errors)
    {
        var line = Space().Replace(errors, " ").Trim();
        return Said().Match(line) is { Success: true } said ? said.Groups["text"].Value.Trim() : line;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\bauto plugin: (?<text>.*?)(?= \[WARNING\]| \[ERROR\]| ERROR!|$)")]
    private static partial Regex Said();
}

using System.Globalization;
using Ingot.Recipes;

namespace Ingot.Windows;

/// <summary>The scripts for the guest, with their parameters.</summary>
public static class GuestScripts
{
    /// <summary>Opens WinRM: account, certificate, HTTPS listener, firewall rule.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="address">Address that will be dialled.</param>
    /// <param name="password">Fresh password of the build account.</param>
    public static GuestScript EnableWinRm(Recipe recipe, string address, string password) =>
        Script("Enable-WinRm", TimeSpan.FromMinutes(10)) with
        {
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["UserName"] = Names.BuildUser,
                ["Address"] = address,
                ["HostName"] = recipe.VmName,
                ["BuilderAddress"] = recipe.Network.BuilderAddress,
            },
            ProtectedParameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["Password"] = password },
        };

    /// <summary>Closes WinRM again and reports its absence.</summary>
    public static GuestScript CloseWinRm() => Script("Close-WinRm", TimeSpan.FromMinutes(10)) with
    {
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["UserName"] = Names.BuildUser },
    };

    /// <summary>Generalizes Windows, within the deadline.</summary>
    /// <remarks>The script waits twice, for servicing to end and for the state; the run command must not end it before it can say why.</remarks>
    public static GuestScript Sysprep(TimeSpan deadline) => Script("Invoke-Sysprep", (2 * deadline) + TimeSpan.FromMinutes(5)) with
    {
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["TimeoutSeconds"] = ((int)deadline.TotalSeconds).ToString(),
        },
        EndsTheAgent = true,
    };

    /// <summary>Reads the image state.</summary>
    public static GuestScript ImageState() => Script("Get-ImageState", TimeSpan.FromMinutes(5)) with { EndsTheAgent = true };

    /// <summary>Looks at a machine made of the image: its identity, and what setup and the bake left.</summary>
    /// <param name="since">When the machine was made; what is older came with the image.</param>
    public static GuestScript TestBootedImage(DateTimeOffset since) => Script("Test-BootedImage", TimeSpan.FromMinutes(10)) with
    {
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["UserName"] = Names.BuildUser,
            ["Since"] = since.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        },
    };

    /// <summary>The text of all scripts, for the hash of what goes into an image.</summary>
    public static IEnumerable<string> Texts() =>
        typeof(GuestScripts).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Windows/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Resources.Text);

    static GuestScript Script(string name, TimeSpan timeout) => new(name, Resources.Text($"Windows/{name}.ps1"), timeout);
}

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

    /// <summary>Looks for what stands in the way of sysprep.</summary>
    /// <param name="mend">True to mend what can be mended safely.</param>
    /// <param name="wait">How long to wait for Windows' servicing to end.</param>
    public static GuestScript SysprepReady(bool mend, TimeSpan wait) => Script("Test-SysprepReady", wait + TimeSpan.FromMinutes(10)) with
    {
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Repair"] = mend ? "true" : "false",
            ["WaitSeconds"] = Seconds(wait),
        },
    };

    /// <summary>Starts sysprep.</summary>
    public static GuestScript Sysprep() => Script("Invoke-Sysprep", TimeSpan.FromMinutes(10)) with { EndsTheAgent = true };

    /// <summary>Watches sysprep for a while.</summary>
    public static GuestScript WatchSysprep(TimeSpan time) => Script("Watch-Sysprep", time + TimeSpan.FromMinutes(5)) with
    {
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["Seconds"] = Seconds(time) },
        EndsTheAgent = true,
    };

    /// <summary>Fetches a piece of one of sysprep's logs.</summary>
    /// <param name="name">setupact.log or setuperr.log.</param>
    /// <param name="end">Where the piece ends, in characters; null: at the end of the log.</param>
    public static GuestScript SysprepLog(string name, int? end) => Script("Get-SysprepLog", TimeSpan.FromMinutes(5)) with
    {
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = name, ["End"] = end?.ToString(CultureInfo.InvariantCulture) ?? "" },
    };

    /// <summary>Reads the image state.</summary>
    public static GuestScript ImageState() => Script("Get-ImageState", TimeSpan.FromMinutes(5)) with { EndsTheAgent = true };

    /// <summary>The text of all scripts, for the hash of what goes into an image.</summary>
    public static IEnumerable<string> Texts() =>
        typeof(GuestScripts).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Windows/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Resources.Text);

    static string Seconds(TimeSpan time) => ((int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    static GuestScript Script(string name, TimeSpan timeout) => new(name, Resources.Text($"Windows/{name}.ps1"), timeout);
}

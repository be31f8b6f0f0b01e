using System.Globalization;
using Ingot.Recipes;

namespace Ingot.Windows;

/// <summary>The scripts for the guest, with their parameters.</summary>
public static class GuestScripts
{
    /// <summary>Opens WinRM: account, certificate, HTTPS listener, firewall rule.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="address">Address that will be dialled.</param>
    /// <param name="builder">Who may come in, as <see cref="BuilderRoute"/> finds out.</param>
    /// <param name="credential">What the build account signs in with: a fresh password, and a certificate where one is used.</param>
    public static GuestScript EnableWinRm(Recipe recipe, string address, string builder, WinRmCredential credential) =>
        Script("Enable-WinRm", TimeSpan.FromMinutes(10)) with
        {
            Parameters = Given(
                ("UserName", Names.BuildUser),
                ("Address", address),
                ("HostName", recipe.VmName),
                ("BuilderAddress", builder),
                ("Transport", credential.Transport.ToString()),
                ("ClientCertificate", credential.Certificate?.Encoded ?? "")),
            ProtectedParameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["Password"] = credential.Password },
        };

    /// <summary>Looks at WinRM from inside, and mends what a restart or a switch mends.</summary>
    /// <param name="identity">What the listener must prove to be.</param>
    /// <param name="transport">How the build account signs in.</param>
    public static GuestScript TestWinRm(WinRmIdentity identity, WinRmTransport transport) => Script("Test-WinRm", TimeSpan.FromMinutes(5)) with
    {
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["UserName"] = Names.BuildUser,
            ["Thumbprint"] = identity.Thumbprint,
            ["Transport"] = transport.ToString(),
        },
    };

    /// <summary>Closes WinRM again and reports its absence.</summary>
    public static GuestScript CloseWinRm() => Script("Close-WinRm", TimeSpan.FromMinutes(10)) with
    {
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["UserName"] = Names.BuildUser },
    };

    /// <summary>Looks, in a process of its own, whether anything of WinRM is left; for <see cref="WinRmClosing.Require"/>.</summary>
    /// <param name="closing">What closing removed; <see cref="WinRmClosing.Unknown"/> on a machine made of the image.</param>
    public static GuestScript TestWinRmClosed(WinRmClosing closing) => Script("Test-WinRmClosed", TimeSpan.FromMinutes(5)) with
    {
        Parameters = Given(
            ("UserName", Names.BuildUser), ("Thumbprints", closing.Thumbprints), ("Keys", closing.Keys), ("Sids", closing.Sids), ("Settings", closing.Settings)),
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

    // What is empty is left out: the script knows what holds then.
    static Dictionary<string, string> Given(params (string Name, string Value)[] parameters) =>
        parameters.Where(parameter => parameter.Value.Length > 0).ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);

    static string Seconds(TimeSpan time) => ((int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    static GuestScript Script(string name, TimeSpan timeout) => new(name, Resources.Text($"Windows/{name}.ps1"), timeout);
}

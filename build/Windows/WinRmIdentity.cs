using System.Security.Cryptography.X509Certificates;

namespace Ingot.Windows;

/// <summary>What proves that the WinRM endpoint dialled is the build VM's.</summary>
/// <param name="Address">Address to dial.</param>
/// <param name="Certificate">Public certificate of the listener, as PEM.</param>
/// <param name="Thumbprint">Its thumbprint.</param>
public sealed record WinRmIdentity(string Address, string Certificate, string Thumbprint)
{
    /// <summary>The machine's security identifier.</summary>
    public string MachineSid { get; init; } = "";

    /// <summary>When it was opened, by the guest's clock; null when nobody says.</summary>
    public DateTimeOffset? Opened { get; init; }

    /// <summary>Port of the HTTPS listener.</summary>
    public const int Port = 5986;

    /// <summary>Reads the answer of Enable-WinRm.</summary>
    /// <exception cref="Fault">The script failed or answered something else.</exception>
    public static WinRmIdentity Read(string address, ScriptOutcome outcome)
    {
        var answer = ScriptAnswer.Read("Enable-WinRm", outcome);
        var encoded = ScriptAnswer.Text(answer, "certificate") ?? throw new Fault(
            "The guest script Enable-WinRm gave no certificate.",
            "Without it nobody can tell the build VM from somebody else.",
            "This is a mistake in the script: please report it.");
        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(encoded));
        return new WinRmIdentity(address, certificate.ExportCertificatePem() + "\n", certificate.Thumbprint)
        {
            MachineSid = ScriptAnswer.Text(answer, "machineSid") ?? "",
            Opened = outcome.Ended,
        };
    }
}

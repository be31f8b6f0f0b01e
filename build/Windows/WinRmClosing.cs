using System.Text.Json;

namespace Ingot.Windows;

/// <summary>What closing WinRM removed, so that somebody else can look whether it is gone.</summary>
/// <param name="Thumbprints">Certificates, those of the listener and of the builder.</param>
/// <param name="Keys">Files of private keys.</param>
/// <param name="Sids">Accounts.</param>
/// <param name="Settings">Settings with the values they have to have again.</param>
/// <remarks>Each is a list with | between, as Close-WinRm writes it and Test-WinRmClosed reads it.</remarks>
public sealed record WinRmClosing(string Thumbprints, string Keys, string Sids, string Settings)
{
    /// <summary>A machine of which nothing is known, such as one made of the image.</summary>
    public static WinRmClosing Unknown { get; } = new("", "", "", "");

    /// <summary>Reads the answer of Close-WinRm.</summary>
    /// <exception cref="Fault">The script failed, or found that something stayed.</exception>
    public static WinRmClosing Read(ScriptOutcome outcome)
    {
        var answer = ScriptAnswer.Read("Close-WinRm", outcome);
        if (!answer.TryGetProperty("proof", out var proof) || proof.ValueKind != JsonValueKind.Object)
            return Unknown;
        string Of(string name) => ScriptAnswer.Text(proof, name) ?? "";
        return new(Of("thumbprints"), Of("keys"), Of("sids"), Of("settings"));
    }

    /// <summary>Refuses a machine on which anything of the build's WinRM is left.</summary>
    /// <param name="outcome">How Test-WinRmClosed ended.</param>
    /// <exception cref="Fault">Something is left; the fault names all of it.</exception>
    public static void Require(ScriptOutcome outcome)
    {
        try
        {
            ScriptAnswer.Read("Test-WinRmClosed", outcome);
        }
        catch (Fault fault) when (fault.Message.Contains("'verify'", StringComparison.Ordinal))
        {
            throw new Fault(
                "WinRM is not closed: an image of this machine would carry the build's way in.",
                fault.Why,
                "Find what puts it back (a policy, an agent, a task of the playbook), and run the target again; nothing was captured.",
                fault);
        }
    }

    /// <summary>True for a certificate that was the build's.</summary>
    public bool Has(string thumbprint) => Thumbprints.Split('|').Contains(thumbprint, StringComparer.OrdinalIgnoreCase);
}

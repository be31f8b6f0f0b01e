using System.Text.Json;

namespace Ingot.Windows;

/// <summary>One thing that is not as it should be inside the guest.</summary>
/// <param name="Link">The link it breaks.</param>
/// <param name="What">What it is, as a sentence.</param>
/// <param name="Cure">What helps.</param>
public sealed record GuestFinding(WinRmLink Link, string What, WinRmCure Cure)
{
    /// <summary>Reads one of Test-WinRm's findings.</summary>
    public static GuestFinding Read(JsonElement finding) => new(
        ScriptAnswer.Text(finding, "link") switch
        {
            "service" => WinRmLink.Service,
            "certificate" => WinRmLink.Certificate,
            "listener" => WinRmLink.Listener,
            "firewall" => WinRmLink.Firewall,
            _ => WinRmLink.SignIn,
        },
        (ScriptAnswer.Text(finding, "what") ?? "").Trim(),
        ScriptAnswer.Text(finding, "cure") switch
        {
            "done" => WinRmCure.Done,
            "wait" => WinRmCure.Wait,
            "remake" => WinRmCure.Remake,
            _ => WinRmCure.None,
        });
}

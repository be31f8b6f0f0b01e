using System.Text.Json;

namespace Ingot.Windows;

/// <summary>What Test-WinRm saw from inside.</summary>
/// <param name="Findings">What is not as it should be, in the order of the chain.</param>
/// <param name="RemoteAddress">Whom the guest's firewall lets in; empty when there is no rule.</param>
public sealed record GuestLook(IReadOnlyList<GuestFinding> Findings, string RemoteAddress)
{
    /// <summary>Reads the answer of Test-WinRm.</summary>
    /// <exception cref="Fault">The script failed or answered something else.</exception>
    public static GuestLook Read(ScriptOutcome outcome)
    {
        var answer = ScriptAnswer.Read("Test-WinRm", outcome);
        var findings = answer.TryGetProperty("findings", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(GuestFinding.Read) : [];
        return new([.. findings.OrderBy(finding => finding.Link)], ScriptAnswer.Text(answer, "remoteAddress") ?? "");
    }
}

using Ingot.Recipes;

namespace Ingot.Windows;

/// <summary>Which link of the chain to WinRM is broken, by what is seen from both of its ends.</summary>
/// <param name="Link">The link.</param>
/// <param name="Why">What is seen, from inside and from here.</param>
/// <param name="Cure">What helps.</param>
public sealed record WinRmVerdict(WinRmLink Link, string Why, WinRmCure Cure)
{
    /// <summary>Judges a dial that did not come through, with what the guest saw.</summary>
    public static WinRmVerdict Of(WinRmDial dial, GuestLook look)
    {
        // Who is refused got through all the rest, whatever may look odd there.
        var isSignIn = dial.End is DialEnd.Refused;
        var finding = look.Findings.FirstOrDefault(one => (one.Link == WinRmLink.SignIn) == isSignIn)
            ?? (dial.End is DialEnd.WrongCertificate || look.Findings is not [var first, ..] ? null : first);
        if (finding is not null)
            return new(finding.Link, $"Inside: {finding.What} From here: {dial.Said}", finding.Cure);
        return dial.End switch
        {
            DialEnd.WrongCertificate => new(WinRmLink.Tls, $"{dial.Said} Inside, the guest's own listener is as it should be.", WinRmCure.None),
            DialEnd.Refused => new(WinRmLink.SignIn, $"{dial.Said} Inside, account and settings are as they should be.", WinRmCure.Remake),
            DialEnd.NotReady => new(WinRmLink.Service, $"{dial.Said} Inside, nothing is wrong with it.", WinRmCure.Wait),
            _ => new(WinRmLink.Network, $"Inside, everything is as it should be. From here: {dial.Said}{Admitted(look)}", WinRmCure.Wait),
        };
    }

    /// <summary>The verdict for people.</summary>
    /// <param name="transport">How the builder signs in.</param>
    public Fault ToFault(WinRmTransport transport) => new($"WinRM cannot be used; the link that broke: {Word}.", Why, Remedy(transport));

    /// <summary>The link's name, as messages say it.</summary>
    public string Word => Link switch
    {
        WinRmLink.Network => "network path",
        WinRmLink.Tls => "TLS identity",
        WinRmLink.SignIn => "sign-in",
        var link => link.ToString().ToLowerInvariant(),
    };

    static string Admitted(GuestLook look) => look.RemoteAddress is "" or "Any" ? "" :
        $" The guest's firewall lets in {look.RemoteAddress} only; if an address translation lies between, it sees another address of this machine.";

    string Remedy(WinRmTransport transport) => Link switch
    {
        WinRmLink.Service => "Look in the guest at the service WinRM and its event log Microsoft-Windows-WinRM/Operational; something in the image stops it.",
        WinRmLink.Certificate => "Something in the image removes certificates or their keys: look for security software and for policies on C:\\ProgramData\\Microsoft\\Crypto.",
        WinRmLink.Listener => "Something in the image removes or blocks WinRM's listener: look for policies on WinRM and for what else uses TCP 5986 (netsh http show sslcert).",
        WinRmLink.Firewall => "Remove that rule or policy from the source image, or have it except TCP 5986 from this machine.",
        WinRmLink.Network => "Run this on a machine in the same virtual network or one peered with it, or, for a public address, on one that --allowed-source-addresses lets in; "
            + "check network security groups and routes for TCP 5986; where addresses are translated, say with --builder-address which one the guest sees.",
        WinRmLink.Tls => "Something between here and the VM opens the connection, or another machine has this address: find it before going on.",
        WinRmLink.SignIn => transport == WinRmTransport.Ntlm
            ? "Look in the image for policies on NTLM and on local accounts that sign in over the network, or use --win-rm-transport Certificate."
            : "Look in the image for policies on WinRM\\Service (AllowBasic) and on local accounts, or use --win-rm-transport Ntlm.",
        _ => "Run the target again.",
    };
}

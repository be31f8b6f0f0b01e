using System.Globalization;
using System.Xml.Linq;

namespace Ingot.Emulator.WinRm;

/// <summary>What <c>winrm get winrm/config</c> shows, as far as clients read it: the size of envelopes, and how to sign in.</summary>
static class ServiceConfiguration
{
    /// <summary>The answer to a Get of the configuration.</summary>
    public static byte[] Answer(WsmanRequest request, GuestState state) => WsmanAnswer.To(
        request,
        new XElement(
            WsmanNames.Config + "Config",
            new XAttribute(XNamespace.Xmlns + "cfg", WsmanNames.Config),
            new XElement(WsmanNames.Config + "MaxEnvelopeSizekb", (state.MaxEnvelopeBytes / 1024).ToString(CultureInfo.InvariantCulture)),
            new XElement(
                WsmanNames.Config + "Service",
                new XElement(WsmanNames.Config + "AllowUnencrypted", "false"),
                new XElement(
                    WsmanNames.Config + "Auth",
                    new XElement(WsmanNames.Config + "Basic", state.BasicAllowed ? "true" : "false"),
                    new XElement(WsmanNames.Config + "Negotiate", state.NegotiateAllowed ? "true" : "false"),
                    new XElement(WsmanNames.Config + "Certificate", state.CertificateAllowed ? "true" : "false")))));
}

using System.Text;
using System.Xml.Linq;

namespace Ingot.Emulator.WinRm;

/// <summary>Writes SOAP answers.</summary>
static class WsmanAnswer
{
    /// <summary>The answer to a request, with its action, relation and body.</summary>
    public static byte[] To(WsmanRequest request, params object[] body) => Envelope(request.Action + "Response", request.MessageId, body);

    /// <summary>A fault in answer to a message.</summary>
    public static byte[] Fault(string messageId, WsmanFaultException fault, string computerName) => Envelope(
        "http://schemas.dmtf.org/wbem/wsman/1/wsman/fault",
        messageId,
        new XElement(
            WsmanNames.Soap + "Fault",
            new XElement(
                WsmanNames.Soap + "Code",
                new XElement(WsmanNames.Soap + "Value", fault.Subcode == "w:QuotaLimit" || fault.Subcode == "w:TimedOut" ? "s:Receiver"
                    : "s:Sender"),
                new XElement(WsmanNames.Soap + "Subcode", new XElement(WsmanNames.Soap + "Value", fault.Subcode))),
            new XElement(
                WsmanNames.Soap + "Reason",
                new XElement(WsmanNames.Soap + "Text", new XAttribute(XNamespace.Xml + "lang", "en-US"), fault.Message)),
            new XElement(
                WsmanNames.Soap + "Detail",
                new XElement(
                    WsmanNames.Fault + "WSManFault",
                    new XAttribute(XNamespace.Xmlns + "f", WsmanNames.Fault),
                    new XAttribute("Code", fault.Code),
                    new XAttribute("Machine", computerName),
                    new XElement(WsmanNames.Fault + "Message", fault.Message)))));

    /// <summary>The answer to Identify, given to anyone.</summary>
    public static byte[] Identify(string version) => Serialize(new XElement(
        WsmanNames.Soap + "Envelope",
        new XAttribute(XNamespace.Xmlns + "s", WsmanNames.Soap),
        new XElement(WsmanNames.Soap + "Header"),
        new XElement(
            WsmanNames.Soap + "Body",
            new XElement(
                WsmanNames.Identity + "IdentifyResponse",
                new XAttribute(XNamespace.Xmlns + "wsmid", WsmanNames.Identity),
                new XElement(WsmanNames.Identity + "ProtocolVersion", WsmanNames.Wsman.NamespaceName),
                new XElement(WsmanNames.Identity + "ProductVendor", "Microsoft Corporation"),
                new XElement(WsmanNames.Identity + "ProductVersion", $"OS: {version} SP: 0.0 Stack: 3.0")))));

    static byte[] Envelope(string action, string relatesTo, params object[] body) => Serialize(new XElement(
        WsmanNames.Soap + "Envelope",
        new XAttribute(XNamespace.Xml + "lang", "en-US"),
        new XAttribute(XNamespace.Xmlns + "s", WsmanNames.Soap),
        new XAttribute(XNamespace.Xmlns + "a", WsmanNames.Addressing),
        new XAttribute(XNamespace.Xmlns + "x", WsmanNames.Transfer),
        new XAttribute(XNamespace.Xmlns + "w", WsmanNames.Wsman),
        new XAttribute(XNamespace.Xmlns + "rsp", WsmanNames.Shell),
        new XElement(
            WsmanNames.Soap + "Header",
            new XElement(WsmanNames.Addressing + "Action", action),
            new XElement(WsmanNames.Addressing + "MessageID", $"uuid:{Guid.NewGuid().ToString().ToUpperInvariant()}"),
            new XElement(WsmanNames.Addressing + "To", WsmanNames.Anonymous),
            new XElement(WsmanNames.Addressing + "RelatesTo", relatesTo)),
        new XElement(WsmanNames.Soap + "Body", body)));

    static byte[] Serialize(XElement envelope) => Encoding.UTF8.GetBytes(envelope.ToString(SaveOptions.DisableFormatting));
}

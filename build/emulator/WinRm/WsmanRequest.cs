using System.Xml;
using System.Xml.Linq;

namespace Ingot.Emulator.WinRm;

/// <summary>A SOAP request, read.</summary>
/// <param name="Action">What to do.</param>
/// <param name="ResourceUri">To which resource.</param>
/// <param name="MessageId">What the answer relates to.</param>
/// <param name="ShellId">The selected shell, if any.</param>
/// <param name="OperationTimeout">How long an answer may take.</param>
/// <param name="MaxEnvelopeBytes">How large an answer may be.</param>
/// <param name="Body">The body.</param>
sealed record WsmanRequest(
    string Action,
    string ResourceUri,
    string MessageId,
    string? ShellId,
    TimeSpan OperationTimeout,
    int MaxEnvelopeBytes,
    XElement Body)
{
    /// <summary>The envelope Windows assumes when a client names none (MS-WSMV).</summary>
    const int DefaultEnvelopeBytes = 153_600;

    static readonly XmlReaderSettings hardened = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 16 * 1024 * 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Reads an envelope.</summary>
    /// <exception cref="WsmanFaultException">It is not a SOAP 1.2 envelope.</exception>
    public static async Task<WsmanRequest> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = XmlReader.Create(stream, hardened);
            var document = await XDocument.LoadAsync(reader, LoadOptions.PreserveWhitespace, cancellationToken);
            return Read(document.Root);
        }
        catch (XmlException error)
        {
            throw WsmanFaultException.Schema(error.Message);
        }
    }

    static WsmanRequest Read(XElement? envelope)
    {
        if (envelope?.Name != WsmanNames.Soap + "Envelope" || envelope.Element(WsmanNames.Soap + "Body") is not { } body)
            throw WsmanFaultException.Schema("A SOAP 1.2 envelope with a body was expected.");
        var header = envelope.Element(WsmanNames.Soap + "Header") ?? new XElement(WsmanNames.Soap + "Header");
        var selector = header.Element(WsmanNames.Wsman + "SelectorSet")?.Elements(WsmanNames.Wsman + "Selector")
            .FirstOrDefault(element => element.Attribute("Name")?.Value == "ShellId");
        return new(
            Text(header, WsmanNames.Addressing + "Action"),
            Text(header, WsmanNames.Wsman + "ResourceURI"),
            Text(header, WsmanNames.Addressing + "MessageID"),
            selector?.Value.Trim(),
            Timeout(Text(header, WsmanNames.Wsman + "OperationTimeout")),
            int.TryParse(Text(header, WsmanNames.Wsman + "MaxEnvelopeSize"), out var bytes) ? bytes : DefaultEnvelopeBytes,
            body);
    }

    static string Text(XElement header, XName name) => header.Element(name)?.Value.Trim() ?? "";

    /// <summary>MS-WSMV has 60 s when the header is absent.</summary>
    static TimeSpan Timeout(string duration)
    {
        try
        {
            return duration.Length == 0 ? TimeSpan.FromSeconds(60) : XmlConvert.ToTimeSpan(duration);
        }
        catch (FormatException)
        {
            throw WsmanFaultException.Schema("OperationTimeout is not a duration.");
        }
    }
}

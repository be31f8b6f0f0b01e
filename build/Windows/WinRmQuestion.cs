namespace Ingot.Windows;

/// <summary>The smallest WS-Management request that needs a sign-in: it opens no shell and changes nothing.</summary>
public static class WinRmQuestion
{
    /// <summary>Asks for the service's configuration.</summary>
    public static string Envelope(string address) =>
        $"""
        <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"
                    xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing"
                    xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd">
          <s:Header>
            <a:To>https://{address}:{WinRmIdentity.Port}/wsman</a:To>
            <a:ReplyTo><a:Address s:mustUnderstand="true">http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address></a:ReplyTo>
            <a:Action s:mustUnderstand="true">http://schemas.xmlsoap.org/ws/2004/09/transfer/Get</a:Action>
            <a:MessageID>uuid:{Guid.NewGuid()}</a:MessageID>
            <w:ResourceURI s:mustUnderstand="true">http://schemas.microsoft.com/wbem/wsman/1/config</w:ResourceURI>
            <w:MaxEnvelopeSize s:mustUnderstand="true">153600</w:MaxEnvelopeSize>
            <w:OperationTimeout>PT20S</w:OperationTimeout>
          </s:Header>
          <s:Body/>
        </s:Envelope>
        """;
}

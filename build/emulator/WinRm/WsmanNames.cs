using System.Xml.Linq;

namespace Ingot.Emulator.WinRm;

/// <summary>Namespaces and addresses of WS-Management and the Windows remote shell (MS-WSMV).</summary>
static class WsmanNames
{
    public static readonly XNamespace Soap = "http://www.w3.org/2003/05/soap-envelope";
    public static readonly XNamespace Addressing = "http://schemas.xmlsoap.org/ws/2004/08/addressing";
    public static readonly XNamespace Wsman = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd";
    public static readonly XNamespace Transfer = "http://schemas.xmlsoap.org/ws/2004/09/transfer";
    public static readonly XNamespace Shell = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell";
    public static readonly XNamespace Fault = "http://schemas.microsoft.com/wbem/wsman/1/wsmanfault";
    public static readonly XNamespace Config = "http://schemas.microsoft.com/wbem/wsman/1/config";
    public static readonly XNamespace Identity = "http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd";

    /// <summary>The resource that every shell operation names.</summary>
    public const string ShellUri = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell/cmd";

    /// <summary>Who answers go to: the one who asked.</summary>
    public const string Anonymous = "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous";

    /// <summary>Prefix of the states that Receive reports.</summary>
    public const string CommandState = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell/CommandState/";
}

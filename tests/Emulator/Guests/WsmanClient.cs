using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml.Linq;

namespace Ingot.Tests.Emulator.Guests;

/// <summary>Sends single messages, to see the faults that clients hide.</summary>
public sealed class WsmanClient : IDisposable
{
    const string Transfer = "http://schemas.xmlsoap.org/ws/2004/09/transfer/";
    const string Shell = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell";

    readonly HttpClient client;
    readonly X509Certificate2 trusted;

    public WsmanClient(TestMachine machine)
    {
        trusted = X509Certificate2.CreateFromPem(machine.CertificatePem);
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(trusted);
        client = new(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = policy }, UseProxy = false });
        client.BaseAddress = new($"https://{machine.Machine.Address}:5986/wsman");
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{TestMachine.User}:{machine.Password}"));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credentials);
    }

    public Task<(HttpStatusCode Status, XElement? Body)> CreateAsync() =>
        SendAsync(Transfer + "Create", null, $"<rsp:Shell xmlns:rsp='{Shell}'><rsp:InputStreams>stdin</rsp:InputStreams></rsp:Shell>");

    public Task<(HttpStatusCode Status, XElement? Body)> DeleteAsync(string shell) => SendAsync(Transfer + "Delete", shell, "");

    public Task<(HttpStatusCode Status, XElement? Body)> CommandAsync(string shell, string line) => SendAsync(
        Shell + "/Command", shell, $"<rsp:CommandLine xmlns:rsp='{Shell}'><rsp:Command>{line}</rsp:Command></rsp:CommandLine>");

    public Task<(HttpStatusCode Status, XElement? Body)> ReceiveAsync(string shell, string command, string timeout = "PT20S",
        int envelope = 153_600) => SendAsync(
        Shell + "/Receive", shell,
        $"<rsp:Receive xmlns:rsp='{Shell}'><rsp:DesiredStream CommandId='{command}'>stdout stderr</rsp:DesiredStream></rsp:Receive>",
            timeout, envelope);

    public Task<(HttpStatusCode Status, XElement? Body)> SendRawAsync(string text) => PostAsync(text);

    public static string Value(XElement? body, string name) =>
        body?.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? "";

    public static string FaultCode(XElement? body) =>
        body?.Descendants().FirstOrDefault(element => element.Name.LocalName == "WSManFault")?.Attribute("Code")?.Value ?? "";

    Task<(HttpStatusCode Status, XElement? Body)> SendAsync(string action, string? shell, string body, string timeout = "PT20S",
        int envelope = 153_600)
    {
        var selector = shell is null ? "" : $"<w:SelectorSet><w:Selector Name='ShellId'>{shell}</w:Selector></w:SelectorSet>";
        return PostAsync($"""
            <s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope' xmlns:a='http://schemas.xmlsoap.org/ws/2004/08/addressing'
                        xmlns:w='http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd'>
              <s:Header><a:Action>{action}</a:Action><a:MessageID>uuid:{Guid.NewGuid()}</a:MessageID>
                <w:ResourceURI>{Shell}/cmd</w:ResourceURI><w:OperationTimeout>{timeout}</w:OperationTimeout>
                <w:MaxEnvelopeSize>{envelope}</w:MaxEnvelopeSize>{selector}</s:Header>
              <s:Body>{body}</s:Body>
            </s:Envelope>
            """);
    }

    async Task<(HttpStatusCode Status, XElement? Body)> PostAsync(string text)
    {
        using var content = new StringContent(text, Encoding.UTF8, "application/soap+xml");
        using var response = await client.PostAsync(client.BaseAddress, content, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, answer.Length == 0 ? null : XElement.Parse(answer));
    }

    public void Dispose()
    {
        client.Dispose();
        trusted.Dispose();
    }
}

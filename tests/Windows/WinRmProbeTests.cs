using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ingot.Recipes;
using Ingot.Tests.Arm;
using Ingot.Windows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Ingot.Tests.Windows;

/// <summary>What counts as an answer of WinRM.</summary>
public sealed class WinRmProbeTests : IAsyncDisposable
{
    // Apart from the guests of all emulators.
    const string Address = "127.251.7.1";

    const string Denied =
        """<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault><s:Reason><s:Text>Access is denied.</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>""";

    readonly X509Certificate2 certificate = NewCertificate();
    readonly WebApplication guest;
    Func<int, int> status = _ => 200;
    int asked;

    public WinRmProbeTests()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Parse(Address), WinRmIdentity.Port, listen => listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = certificate })));
        guest = builder.Build();
        guest.Run(AnswerAsync);
    }

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fault_that_passes_is_waited_out()
    {
        status = number => number < 3 ? 500 : 200;

        Assert.True((await (await ProbeAsync()).WaitAsync(TimeSpan.FromMinutes(10), Token)).IsOpen);

        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task A_fault_that_stays_is_no_success_and_is_told_with_its_reason()
    {
        status = _ => 500;

        var dial = await (await ProbeAsync()).WaitAsync(TimeSpan.FromSeconds(20), Token);

        Assert.Equal(new WinRmDial(DialEnd.NotReady, "WinRM says HTTP 500: Access is denied."), dial);
    }

    [Fact]
    public async Task A_refused_password_is_tried_three_times_only()
    {
        status = _ => 401;

        var dial = await (await ProbeAsync()).WaitAsync(TimeSpan.FromMinutes(10), Token);

        Assert.Equal(DialEnd.Refused, dial.End);
        Assert.Equal(3, asked);
    }

    public async ValueTask DisposeAsync()
    {
        await guest.DisposeAsync();
        certificate.Dispose();
    }

    async Task<WinRmProbe> ProbeAsync()
    {
        await guest.StartAsync(Token);
        return new WinRmProbe(new WinRmIdentity(Address, certificate.ExportCertificatePem(), certificate.Thumbprint), new WinRmCredential(WinRmTransport.Basic, "canary"), new FastTime(20));
    }

    Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = status(++asked);
        return context.Response.WriteAsync(context.Response.StatusCode == 500 ? Denied : "", context.RequestAborted);
    }

    static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={Address}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(Address));
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddHours(-1), now.AddHours(1));
    }
}

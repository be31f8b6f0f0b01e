using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Ingot.Emulator.Windows;

namespace Ingot.Tests.Windows;

public class EnableWinRmTests
{
    [Fact]
    public async Task It_answers_with_the_certificate_that_the_listener_uses()
    {
        var guest = new Guest();
        var result = await guest.EnableAsync();
        var answer = Guest.Answer(result);
        Assert.True(result.ExitCode == 0 && (bool)answer["ok"]!, result.Output + result.Error);

        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String((string)answer["certificate"]!));
        var listener = Listeners(guest.Machine).Single(l => Value(l, "Transport") == "HTTPS");
        Assert.Equal(certificate.Thumbprint, (string?)answer["thumbprint"]);
        Assert.Equal(certificate.Thumbprint, Value(listener, "CertificateThumbprint"));
        Assert.Equal("5986", Value(listener, "Port"));
        Assert.True(certificate.MatchesHostname(Guest.HostName));
        Assert.True(certificate.MatchesHostname(Guest.Address));
        Assert.False(certificate.MatchesHostname("elsewhere"));
        var usages = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages;
        Assert.Equal("1.3.6.1.5.5.7.3.1", usages[0].Value);
        Assert.True(certificate.NotAfter - certificate.NotBefore < TimeSpan.FromDays(2));
    }

    static IEnumerable<TreeNode> Listeners(WindowsMachine machine) =>
        machine.Drives["WSMan"].Children["localhost"].Children["Listener"].Children.Values;

    static string? Value(TreeNode listener, string name) => listener.Children[name].Values["Value"].Text;
}

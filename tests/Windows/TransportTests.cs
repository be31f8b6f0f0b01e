using Ingot.Recipes;
using Ingot.Windows;

namespace Ingot.Tests.Windows;

/// <summary>Each way to sign in lets in who is meant, and nobody else.</summary>
public sealed class TransportTests
{
    [Theory]
    [InlineData(WinRmTransport.Basic)]
    [InlineData(WinRmTransport.Ntlm)]
    [InlineData(WinRmTransport.Certificate)]
    public async Task The_build_account_is_let_in_by_the_chosen_way_only(WinRmTransport transport)
    {
        await using var guest = await OpenGuest.StartAsync(transport);

        var dial = await guest.DialAsync();
        var other = transport == WinRmTransport.Basic ? guest.Credential with { Transport = WinRmTransport.Certificate } : guest.Credential with { Transport = WinRmTransport.Basic };

        Assert.Equal(new WinRmDial(DialEnd.Open, ""), dial);
        Assert.Equal(DialEnd.Refused, (await guest.DialAsync(other)).End);
    }

    [Theory]
    [InlineData(WinRmTransport.Basic)]
    [InlineData(WinRmTransport.Ntlm)]
    public async Task A_wrong_password_is_refused(WinRmTransport transport)
    {
        await using var guest = await OpenGuest.StartAsync(transport);

        var dial = await guest.DialAsync(guest.Credential with { Password = "Not-the-one-77" });

        Assert.Equal(DialEnd.Refused, dial.End);
        Assert.Contains("it offers Negotiate", dial.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_mapped_is_refused()
    {
        await using var guest = await OpenGuest.StartAsync(WinRmTransport.Certificate);
        using var stranger = BuilderCertificate.Fresh(TimeProvider.System.GetUtcNow());

        Assert.Equal(DialEnd.Refused, (await guest.DialAsync(guest.Credential with { Certificate = stranger })).End);
        Assert.Equal(DialEnd.Refused, (await guest.DialAsync(guest.Credential with { Certificate = null })).End);
    }

    [Fact]
    public async Task A_mapping_ends_with_the_password_it_was_made_with()
    {
        await using var guest = await OpenGuest.StartAsync(WinRmTransport.Certificate);

        await guest.RunAsync($"Set-LocalUser -Name {Names.BuildUser} -Password (ConvertTo-SecureString 'An0ther!one-12' -AsPlainText -Force)", []);

        Assert.Equal(DialEnd.Refused, (await guest.DialAsync()).End);
    }
}

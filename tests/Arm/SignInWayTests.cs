using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ingot.Arm;
using Ingot.Arm.Identity;
using Ingot.Emulator;
using Ingot.Tests.Emulator.Arm;

namespace Ingot.Tests.Arm;

/// <summary>Signing in by certificate, by a token file, and as the machine.</summary>
public sealed class SignInWayTests : IDisposable
{
    const string Password = "certificate-password-canary";

    readonly string folder = Directory.CreateTempSubdirectory("ingot-certificates-").FullName;
    readonly X509Certificate2 certificate = NewCertificate(TimeSpan.FromDays(1));

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        certificate.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("a.pem", null)]
    [InlineData("a.pem", Password)]
    [InlineData("a.pfx", null)]
    [InlineData("a.pfx", Password)]
    public async Task A_certificate_signs_in(string name, string? password)
    {
        await using var azure = await EmulatedAzure.StartAsync(Options());
        var file = await WriteAsync(certificate, name, password);

        using var session = await OpenAsync(azure, account => account with { ClientCertificateFile = file, ClientCertificatePassword = password });

        Assert.Equal($"client certificate of {azure.Options.ClientId}", session.SignInKind);
    }

    [Theory]
    [InlineData("wrong password", "password is wrong")]
    [InlineData("no password", "has a password")]
    [InlineData("no key", "no PEM or PFX file with a private key")]
    [InlineData("no file", "Could not find file")]
    [InlineData("not RSA", "no private RSA key")]
    public async Task A_certificate_that_cannot_be_used_is_a_fault_without_its_password(string wrong, string why)
    {
        await using var azure = await EmulatedAzure.StartAsync(Options());
        var file = await WriteAsync(certificate, "a.pfx", Password);
        if (wrong == "no key")
            await File.WriteAllTextAsync(file, certificate.ExportCertificatePem(), Cancellation);
        if (wrong == "no file")
            File.Delete(file);
        if (wrong == "not RSA")
            await File.WriteAllBytesAsync(file, EllipticPfx(), Cancellation);

        var fault = await Assert.ThrowsAsync<Fault>(() => OpenAsync(azure, account => account with
        {
            ClientCertificateFile = file,
            ClientCertificatePassword = wrong switch { "wrong password" => Password + "!", "no password" or "not RSA" => null, _ => Password },
        }));

        Assert.Equal(ExitCodes.Refused, fault.ExitCode);
        Assert.Contains(why, fault.Why, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, $"{fault}{fault.InnerException}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unregistered", "AADSTS700027", "public part")]
    [InlineData("expired", "AADSTS1000502", "new certificate")]
    public async Task A_certificate_that_azure_refuses_is_a_fault_with_a_remedy(string wrong, string code, string remedy)
    {
        using var other = NewCertificate(TimeSpan.FromHours(-1));
        await using var azure = await EmulatedAzure.StartAsync(EmulatedAzure.NewOptions() with
        {
            ClientCertificates = wrong == "expired" ? [other.ExportCertificatePem()] : [certificate.ExportCertificatePem()],
        });
        var file = await WriteAsync(other, "a.pem", password: null);

        var fault = await Assert.ThrowsAsync<Fault>(() => OpenAsync(azure, account => account with { ClientCertificateFile = file }));

        Assert.Equal(code, fault.Code);
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_file_is_read_anew_for_each_sign_in()
    {
        await using var jobs = await JobServer.StartAsync(TimeProvider.System);
        await using var azure = await EmulatedAzure.StartAsync(EmulatedAzure.NewOptions() with
        {
            FederatedCredentials = [jobs.Credential],
            TokenLifetime = TimeSpan.FromSeconds(2),
        });
        var file = Path.Combine(folder, "token");
        await File.WriteAllTextAsync(file, jobs.NewAssertion() + "\n", Cancellation);
        using var session = await OpenAsync(azure, account => account with { FederatedTokenFile = file });
        Assert.Equal($"workload identity of {azure.Options.ClientId}", session.SignInKind);

        await File.WriteAllTextAsync(file, "not.an.assertion", Cancellation);
        await Task.Delay(azure.Options.TokenLifetime, TimeProvider.System, Cancellation);
        var fault = await Assert.ThrowsAsync<Fault>(() => ReadAsync(session));
        Assert.Equal("AADSTS50027", fault.Code);

        File.Delete(file);
        Assert.Contains("--federated-token-file", (await Assert.ThrowsAsync<Fault>(() => ReadAsync(session))).Remedy, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, jobs.NewAssertion(), Cancellation);
        await ReadAsync(session);
    }

    /// <summary>All in one: the SDK reads the variables of the process, and remembers for its lifetime what kind of machine it found.</summary>
    [Fact]
    public async Task The_identities_of_the_machine_sign_in()
    {
        var user = Guid.NewGuid().ToString();
        await using var azure = await EmulatedAzure.StartAsync(EmulatedAzure.NewOptions() with
        {
            ManagedIdentities = new ManagedIdentities("identity-header-canary") { UserAssigned = [user] },
        });
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", azure.Server.IdentityEndpoint?.ToString());
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "identity-header-canary");
        try
        {
            using var assigned = await OpenAsync(azure, account => account with { ClientId = user });
            Assert.Equal($"managed identity {user}", assigned.SignInKind);

            using var own = await OpenAsync(azure, account => account with { ClientId = null });
            Assert.Equal("managed identity", own.SignInKind);

            var fault = await Assert.ThrowsAsync<Fault>(() => OpenAsync(
                azure,
                account => account with { ClientId = Guid.NewGuid().ToString(), Way = SignInWay.ManagedIdentity }));
            Assert.Contains("Identity", fault.Why, StringComparison.Ordinal);
            Assert.Contains("identity", fault.Remedy, StringComparison.Ordinal);
            Assert.DoesNotContain("identity-header-canary", $"{fault}{fault.InnerException}", StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", null);
            Environment.SetEnvironmentVariable("IDENTITY_HEADER", null);
        }
    }

    EmulatorOptions Options() => EmulatedAzure.NewOptions() with { ClientCertificates = [certificate.ExportCertificatePem()] };

    static Task<ArmSession> OpenAsync(EmulatedAzure azure, Func<Account, Account> by) => ArmSession.OpenAsync(
        azure.Server.Endpoint.ToString(),
        azure.Server.CaFile,
        by(new Account(azure.Options.SubscriptionId, azure.Options.TenantId, azure.Options.ClientId, ClientSecret: null)),
        BuildJob.None,
        Cancellation);

    static Task ReadAsync(ArmSession session) => ArmCall.RunAsync("read the subscription", () => session.Subscription.GetAsync(Cancellation));

    static X509Certificate2 NewCertificate(TimeSpan left)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=images.contoso.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-30), now + left);
    }

    static byte[] EllipticPfx()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=images.contoso.example", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return made.Export(X509ContentType.Pfx);
    }

    async Task<string> WriteAsync(X509Certificate2 given, string name, string? password)
    {
        var file = Path.Combine(folder, name);
        if (name.EndsWith(".pfx", StringComparison.Ordinal))
        {
            await File.WriteAllBytesAsync(file, given.Export(X509ContentType.Pfx, password), Cancellation);
            return file;
        }

        using var key = given.GetRSAPrivateKey();
        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000);
        var privateKey = password is null ? key!.ExportPkcs8PrivateKeyPem() : key!.ExportEncryptedPkcs8PrivateKeyPem(password, parameters);
        await File.WriteAllTextAsync(file, given.ExportCertificatePem() + "\n" + privateKey + "\n", Cancellation);
        return file;
    }
}

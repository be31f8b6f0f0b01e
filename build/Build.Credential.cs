using Ingot;
using Ingot.Recipes;
using Ingot.Windows;
using Nuke.Common.IO;

/// <summary>What the build account signs in with: made anew each time, and kept no longer than the run.</summary>
partial class Build
{
    AbsolutePath CredentialFolder => TemporaryDirectory / "winrm";

    AbsolutePath BuilderCertificateFile => CredentialFolder / $"{Recipe.VmName}.client.pem";

    AbsolutePath BuilderKeyFile => CredentialFolder / $"{Recipe.VmName}.client.key";

    AbsolutePath OpenSslFile => CredentialFolder / "openssl.cnf";

    // WinRM asks for the certificate after the request has come. TLS 1.3 does that in a way that Python's requests do not know.
    const string OpenSslSettings =
        """
        openssl_conf = start

        [start]
        ssl_conf = modules

        [modules]
        system_default = limits

        [limits]
        MaxProtocol = TLSv1.2

        """;

    /// <summary>True when nobody else can be signing in to the build VM with what is on the disk.</summary>
    bool isCredentialOurs;

    WinRmCredential FreshCredential()
    {
        // The VM is held by now: what lies there was left by a run that died.
        isCredentialOurs = true;
        ForgetCredential();
        var fresh = new WinRmCredential(WinRmTransport, BuildPassword.Fresh());
        MaskOnServer(fresh.Password);
        if (WinRmTransport != WinRmTransport.Certificate)
            return fresh;
        var certificate = BuilderCertificate.Fresh(TimeProvider.System.GetUtcNow());
        Directory.CreateDirectory(CredentialFolder);
        // Ansible takes a key from a file only.
        PrivateFile.Write(BuilderKeyFile, certificate.Key);
        PrivateFile.Write(BuilderCertificateFile, certificate.Public);
        File.WriteAllText(OpenSslFile, OpenSslSettings);
        return fresh with { Certificate = certificate };
    }

    /// <summary>Takes the private key off the disk; also at the end of the process, however that comes.</summary>
    void ForgetCredential()
    {
        credential.Certificate?.Dispose();
        // The password stays known: what a build server is told must not show it.
        credential = credential with { Certificate = null };
        if (!isCredentialOurs || VmName is null || !Directory.Exists(CredentialFolder))
            return;
        File.Delete(BuilderKeyFile);
        File.Delete(BuilderCertificateFile);
    }
}

using Ingot.Arm.Identity;

namespace Ingot.Tests.Arm;

/// <summary>Secrets files: the spellings that are understood, and what is refused without showing a value.</summary>
public sealed class AccountFileTests : IDisposable
{
    const string Canary = "value-canary-1138";

    readonly string folder = Directory.CreateTempSubdirectory("ingot-secrets-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("packer.json", """{ "subscription_id": "s", "tenant_id": "t", "client_id": "c", "client_secret": "x" }""")]
    [InlineData("ours.json", """{ "SubscriptionId": "s", "tenant-id": "t", "clientId": "c", "ClientSecret": "x" }""")]
    [InlineData("packer.yml", "subscription_id: s\ntenant_id: t\nclient_id: c\nclient_secret: 'x'\n")]
    [InlineData("kebab.yaml", "subscription-id: s\ntenant-id: t\nclient-id: c\nclient-secret: x\n")]
    [InlineData("azure.env", "# sign-in\nAZURE_SUBSCRIPTION_ID=s\nexport AZURE_TENANT_ID=t\nAZURE_CLIENT_ID='c'\nAZURE_CLIENT_SECRET=\"x\"\n")]
    [InlineData("terraform.env", "ARM_SUBSCRIPTION_ID=s\r\nARM_TENANT_ID = t\r\nARM_CLIENT_ID=c\r\nARM_CLIENT_SECRET=x\r\n")]
    [InlineData("ansible.env", "AZURE_SUBSCRIPTION_ID=s\nAZURE_TENANT=t\nAZURE_CLIENT_ID=c\nAZURE_SECRET=x\n")]
    public void Every_spelling_of_the_four_is_understood(string name, string text)
    {
        var file = AccountFile.Read(Written(name, text));

        Assert.Equal(
            ["s", "t", "c", "x"],
            new[] { AccountKey.SubscriptionId, AccountKey.TenantId, AccountKey.ClientId, AccountKey.ClientSecret }.Select(file.Find));
        Assert.Equal(4, file.Keys.Count());
    }

    [Theory]
    [InlineData("client_cert_path", AccountKey.ClientCertificateFile)]
    [InlineData("client_cert_password", AccountKey.ClientCertificatePassword)]
    [InlineData("AZURE_CLIENT_CERTIFICATE_PATH", AccountKey.ClientCertificateFile)]
    [InlineData("client-certificate-file", AccountKey.ClientCertificateFile)]
    [InlineData("AZURE_FEDERATED_TOKEN_FILE", AccountKey.FederatedTokenFile)]
    [InlineData("ARM_OIDC_TOKEN_FILE_PATH", AccountKey.FederatedTokenFile)]
    [InlineData("oidc_request_url", AccountKey.OidcRequestUrl)]
    [InlineData("oidc_request_token", AccountKey.OidcRequestToken)]
    public void The_other_keys_are_understood(string name, AccountKey key) =>
        Assert.Equal("v", AccountFile.Read(Written("one.env", $"{name}=v")).Find(key));

    [Theory]
    [InlineData("a.json", """{ "client_secrett": "value-canary-1138" }""", "client_secrett", "Did you mean 'client_secret'?")]
    [InlineData("a.json", """{ "colour": "value-canary-1138" }""", "colour", "The keys are: subscription_id")]
    [InlineData("a.json", """{ "client_secret": { "value": "value-canary-1138" } }""", "something else than one text", "client_id")]
    [InlineData("a.json", """{ "client_secret": ["value-canary-1138"] }""", "something else than one text", "client_id")]
    [InlineData("a.json", """["value-canary-1138"]""", "not a mapping", "client_id")]
    [InlineData("a.json", """{ "client_secret": "value-canary-1138" """, "line 1", "client_id")]
    [InlineData("a.json", """{ "client_secret": "value-canary-1138", "client_secret": "value-canary-1138" }""", "twice", "Keep one")]
    [InlineData("a.json", """{ "client_secret": "value-canary-1138", "AZURE_CLIENT_SECRET": "x" }""", "twice", "Keep one")]
    [InlineData("a.json", """{ "client_secret": "" }""", "has no value", "Give the value")]
    [InlineData("a.yml", "client_secret: value-canary-1138\nclient_secret: value-canary-1138\n", "twice", "client_id")]
    [InlineData("a.yml", "client_secret:\n  value: value-canary-1138\n", "something else than one text", "client_id")]
    [InlineData("a.yml", "- value-canary-1138\n", "not a mapping", "client_id")]
    [InlineData("a.yml", "client_secret: 'value-canary-1138\n", "not YAML", "client_id")]
    [InlineData("a.yml", "", "not a mapping", "client_id")]
    [InlineData("a.env", "CLIENT_SECRET\nvalue-canary-1138\n", "Line 1", "AZURE_CLIENT_ID")]
    [InlineData("a.env", "CLIENT_SECRET=\"value-canary-1138\n", "line 1", "AZURE_CLIENT_ID")]
    [InlineData("a.env", "CLIENT_SECRET=value-canary-1138\nAZURE_CLIENT_SECRET=value-canary-1138\n", "twice", "Keep one")]
    [InlineData("a.txt", "client_secret=value-canary-1138\n", "does not say", ".json, .yml")]
    public void What_is_no_secrets_file_is_refused_without_showing_a_value(string name, string text, string why, string remedy)
    {
        var path = Written(name, text);

        var fault = Assert.Throws<Fault>(() => AccountFile.Read(path));

        Assert.Equal(ExitCodes.Refused, fault.ExitCode);
        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
        Assert.Contains(why, fault.Why, StringComparison.Ordinal);
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, $"{fault}{fault.InnerException}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void A_file_that_others_can_read_is_refused(UnixFileMode others)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows files have no mode.");
        if (OperatingSystem.IsWindows())
            return;
        var path = Written("a.env", $"CLIENT_SECRET={Canary}");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);

        var fault = Assert.Throws<Fault>(() => AccountFile.Read(path));

        Assert.Contains("Others", fault.Why, StringComparison.Ordinal);
        Assert.Contains("chmod 600", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        Assert.Contains("--secrets-file", Assert.Throws<Fault>(() => AccountFile.Read(Path.Combine(folder, "none.json"))).Remedy, StringComparison.Ordinal);

    string Written(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}

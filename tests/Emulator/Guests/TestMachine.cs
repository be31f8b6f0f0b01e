using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Ingot.Emulator.Windows;
using Ingot.Emulator.WinRm;

namespace Ingot.Tests.Emulator.Guests;

/// <summary>A guest with an open WinRM endpoint on an address of its own.</summary>
public sealed class TestMachine : IAsyncDisposable
{
    public const string User = "builder";
    public const string FirewallRuleName = "WINRM-HTTPS-In";

    static int lastAddress;
    readonly GuestNetwork network = new(TimeProvider.System);

    TestMachine(WindowsMachine machine, string password)
    {
        Machine = machine;
        Password = password;
        network.Changed = _ =>
        {
            ChangesReported++;
            return Task.CompletedTask;
        };
    }

    public WindowsMachine Machine { get; }

    public string Password { get; }

    public string CertificatePem { get; private set; } = "";

    public int ChangesReported { get; private set; }

    public static Task<TestMachine> StartAsync() => StartAsync((name, address, user, password) =>
    {
        var machine = new WindowsMachine { ComputerName = name, Address = address, BootTime = TimeProvider.System.GetUtcNow()
            .AddMinutes(-5) };
        Furnish(machine, user, password);
        return machine;
    });

    /// <summary>Starts a machine made from name, address, user and password, with a listener added.</summary>
    public static async Task<TestMachine> StartAsync(Func<string, string, string, string, WindowsMachine> make)
    {
        var address = $"127.77.{Environment.ProcessId % 250}.{Interlocked.Increment(ref lastAddress)}";
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(12));
        var started = new TestMachine(make("BUILDVM", address, User, password), password);
        started.Listen();
        await started.ReconcileAsync();
        return started;
    }

    public async Task ChangeAsync(Action<WindowsMachine> change)
    {
        await Machine.Gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            change(Machine);
            await network.ReconcileAsync(Machine);
        }
        finally
        {
            Machine.Gate.Release();
        }
    }

    public TreeNode? Find(string drive, params string[] path)
    {
        var node = Machine.Drives.GetValueOrDefault(drive);
        foreach (var part in path)
            node = node?.Children.GetValueOrDefault(part);
        return node;
    }

    /// <summary>The whole model as text, to see whether anything changed.</summary>
    public string State() => JsonSerializer.Serialize(Machine);

    /// <summary>True when the endpoint accepts a TLS connection and keeps it.</summary>
    public async Task<bool> AnswersAsync()
    {
        using var trusted = X509Certificate2.CreateFromPem(CertificatePem);
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(trusted);
        using var handler = new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = policy }, UseProxy = false };
        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(5) };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"https://{Machine.Address}:5986/wsman");
        request.Headers.Add("WSMANIDENTIFY", "unauthenticated");
        try
        {
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return body.Contains("Microsoft Corporation", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => network.DisposeAsync();

    Task ReconcileAsync() => ChangeAsync(_ => { });

    static void Furnish(WindowsMachine machine, string userName, string password)
    {
        foreach (var (name, status, start) in new[] { ("WinRM", "Running", "Automatic"), ("W32Time", "Stopped", "Manual"),
            ("Spooler", "Running", "Automatic") })
            machine.Services[name] = new() { Name = name, DisplayName = name, Status = status, StartType = start };
        var user = new LocalUser { Name = userName, Sid = "S-1-5-21-1-2-3-1000" };
        user.SetPassword(password);
        machine.Users[userName] = user;
        machine.Groups["Administrators"] = new(StringComparer.OrdinalIgnoreCase) { userName };
        machine.Groups["Users"] = new(StringComparer.OrdinalIgnoreCase);
        Make(machine, "C", "Users", userName, "AppData", "Local", "Temp");
        Make(machine, "C", "Windows", "System32");
        Make(machine, "HKLM", "SOFTWARE", "Microsoft");
        foreach (var feature in new[] { "FS-SMB1", "Web-Server", "NET-Framework-45-Core" })
            machine.Features[feature] = feature is "FS-SMB1";
    }

    void Listen()
    {
        using var certificate = Certificate(Machine.Address);
        CertificatePem = certificate.ExportCertificatePem();
        Machine.FirewallRules[FirewallRuleName] =
            new() { Name = FirewallRuleName, DisplayName = "WinRM HTTPS", Protocol = "TCP", LocalPorts = ["5986"] };
        Make(Machine, "Cert", "LocalMachine", "My").Children[certificate.Thumbprint] =
            new() { Name = certificate.Thumbprint, Content = certificate.Export(X509ContentType.Pkcs12, "") };
        var auth = Make(Machine, "WSMan", "localhost", "Service", "Auth");
        Leaf(auth, "Basic", "true");
        var listener = Make(Machine, "WSMan", "localhost", "Listener", "Listener_1");
        foreach (var (name, value) in new[]
        {
            ("Transport", "HTTPS"), ("Port", "5986"), ("Address", "*"), ("Enabled", "true"), ("Hostname", ""),
            ("CertificateThumbprint", certificate.Thumbprint),
        })
            Leaf(listener, name, value);
    }

    static TreeNode Make(WindowsMachine machine, string drive, params string[] path)
    {
        if (!machine.Drives.TryGetValue(drive, out var node))
            machine.Drives[drive] = node = new() { Name = drive, IsContainer = true };
        foreach (var part in path)
        {
            if (!node.Children.TryGetValue(part, out var child))
                node.Children[part] = child = new() { Name = part, IsContainer = true };
            node = child;
        }
        return node;
    }

    static void Leaf(TreeNode container, string name, string value) =>
        container.Children[name] = new() { Name = name, Values = { ["Value"] = NodeValue.String(value) } };

    public static X509Certificate2 Certificate(string address)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=BUILDVM", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        names.AddDnsName("BUILDVM");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
    }
}

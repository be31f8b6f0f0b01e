using CliWrap;
using CliWrap.Buffered;

namespace Ingot.Tests.Emulator.Guests;

/// <summary>The real ansible-playbook against a test machine, with its certificate pinned.</summary>
public sealed class AnsiblePlaybook : IDisposable
{
    readonly TestMachine machine;

    public AnsiblePlaybook(TestMachine machine)
    {
        this.machine = machine;
        Folder = Directory.CreateTempSubdirectory("ingot-guest-").FullName;
        File.WriteAllText(Path.Combine(Folder, "guest.pem"), machine.CertificatePem);
    }

    /// <summary>Where its files lie; also its home.</summary>
    public string Folder { get; }

    /// <summary>The password it uses.</summary>
    public string? Password { get; init; }

    /// <summary>The host's name in the inventory.</summary>
    public string Host { get; init; } = "guest";

    /// <summary>Writes a file beside the playbook.</summary>
    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? Folder);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Runs tasks, given as YAML.</summary>
    public async Task<PlaybookResult> RunAsync(string tasks, params string[] arguments)
    {
        var indented = string.Join('\n', tasks.ReplaceLineEndings("\n").Split('\n').Select(line => "    " + line));
        await File.WriteAllTextAsync(Path.Combine(Folder, "play.yml"), $"- hosts: all\n  gather_facts: false\n  tasks:\n{indented}\n");
        return await RunFileAsync(Path.Combine(Folder, "play.yml"), arguments);
    }

    /// <summary>Runs a playbook that is there.</summary>
    public async Task<PlaybookResult> RunFileAsync(string playbook, params string[] arguments)
    {
        var hosts = Path.Combine(Folder, "hosts.yml");
        await File.WriteAllTextAsync(hosts, Inventory(), TestContext.Current.CancellationToken);
        var result = await Cli.Wrap("ansible-playbook")
            .WithArguments(["-i", hosts, .. arguments, playbook])
            .WithWorkingDirectory(Folder)
            .WithEnvironmentVariables(Hermetic())
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        return new(result.ExitCode, result.StandardOutput, result.StandardError) { Host = Host };
    }

    string Inventory() => $$$"""
        all:
          hosts:
            {{{Host}}}:
              ansible_host: {{{machine.Machine.Address}}}
              ansible_port: 5986
              ansible_connection: winrm
              ansible_winrm_scheme: https
              ansible_winrm_transport: basic
              ansible_winrm_server_cert_validation: validate
              ansible_winrm_ca_trust_path: {{{Path.Combine(Folder, "guest.pem")}}}
              ansible_user: {{{TestMachine.User}}}
              ansible_password: "{{ lookup('ansible.builtin.env', 'GUEST_PASSWORD') }}"
        """;

    Dictionary<string, string?> Hermetic() => new(StringComparer.Ordinal)
    {
        ["GUEST_PASSWORD"] = Password ?? machine.Password,
        ["HOME"] = Folder,
        ["ANSIBLE_HOME"] = Path.Combine(Folder, ".ansible"),
        ["ANSIBLE_LOCAL_TEMP"] = Path.Combine(Folder, "tmp"),
        ["ANSIBLE_CONFIG"] = Write("ansible.cfg", "[defaults]\n"u8.ToArray()),
        ["ANSIBLE_STDOUT_CALLBACK"] = "ansible.posix.json",
        ["ANSIBLE_NOCOLOR"] = "1",
        ["ANSIBLE_RETRY_FILES_ENABLED"] = "0",
        ["ANSIBLE_TASK_TIMEOUT"] = "60",
        ["HTTPS_PROXY"] = null,
        ["https_proxy"] = null,
        ["HTTP_PROXY"] = null,
        ["http_proxy"] = null,
        ["ALL_PROXY"] = null,
        ["all_proxy"] = null,
        ["REQUESTS_CA_BUNDLE"] = null,
        ["CURL_CA_BUNDLE"] = null,
    };

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

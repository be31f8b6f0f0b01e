using CliWrap;

namespace Ingot.Ansible;

/// <summary>Starts Ansible's programs with an environment in which they do what is asked and nothing else.</summary>
/// <param name="tools">The Ansible.</param>
/// <param name="root">Folder of the project.</param>
public sealed class AnsibleCommand(AnsibleTools tools, string root)
{
    /// <summary>Name of the environment variable that carries the build account's password.</summary>
    public const string PasswordVariable = "INGOT_BUILD_PASSWORD";

    /// <summary>The Ansible.</summary>
    public AnsibleTools Tools => tools;

    /// <summary>Settings for OpenSSL; null: the system's.</summary>
    public string? OpenSslFile { get; init; }

    /// <summary>A command, not yet started. It leads a process group of its own, which ends with this process, however that ends.</summary>
    /// <param name="program">Such as ansible-playbook.</param>
    /// <param name="arguments">Its arguments; never a secret.</param>
    /// <param name="colour">True when its output goes to a terminal.</param>
    /// <param name="password">Password of the build account; null when the program needs none.</param>
    public Command Create(string program, IEnumerable<string> arguments, bool colour = false, string? password = null) =>
        Cli.Wrap(tools.Interpreter)
            .WithArguments(["-c", Resources.Text("Ansible/supervise.py"), tools.Program(program), .. arguments])
            // Says nothing and stays open: its end tells the command that this process is gone.
            .WithStandardInputPipe(PipeSource.Create((_, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token)))
            .WithWorkingDirectory(root)
            .WithValidation(CommandResultValidation.None)
            .WithEnvironmentVariables(Variables(colour, password));

    Dictionary<string, string?> Variables(bool colour, string? password) => new(StringComparer.Ordinal)
    {
        ["ANSIBLE_CONFIG"] = Path.Combine(root, "playbooks", "ansible.cfg"),
        // Ansible refuses to start in a locale that is not UTF-8.
        ["LC_ALL"] = "C.UTF-8",
        ["PYTHONUNBUFFERED"] = "1",
        ["ANSIBLE_LOCAL_TEMP"] = Path.Combine(root, ".nuke", "temp", "ansible-local"),
        ["ANSIBLE_FORCE_COLOR"] = colour ? "1" : null,
        ["ANSIBLE_NOCOLOR"] = colour ? null : "1",
        // pywinrm would send a guest's traffic through these, or trust their authorities instead of the guest's certificate.
        ["HTTP_PROXY"] = null,
        ["HTTPS_PROXY"] = null,
        ["http_proxy"] = null,
        ["https_proxy"] = null,
        ["ALL_PROXY"] = null,
        ["all_proxy"] = null,
        ["REQUESTS_CA_BUNDLE"] = null,
        ["CURL_CA_BUNDLE"] = null,
        // A playbook has no business with the builder's own sign-in.
        ["AZURE_CLIENT_SECRET"] = null,
        ["ARM_CLIENT_SECRET"] = null,
        ["CLIENT_SECRET"] = null,
        ["NUKE_CLIENT_SECRET"] = null,
        ["AZURE_CLIENT_CERTIFICATE_PASSWORD"] = null,
        ["ARM_CLIENT_CERTIFICATE_PASSWORD"] = null,
        ["CLIENT_CERTIFICATE_PASSWORD"] = null,
        ["NUKE_CLIENT_CERTIFICATE_PASSWORD"] = null,
        ["ARM_OIDC_REQUEST_TOKEN"] = null,
        ["OIDC_REQUEST_TOKEN"] = null,
        ["NUKE_OIDC_REQUEST_TOKEN"] = null,
        ["IDENTITY_HEADER"] = null,
        ["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = null,
        ["SYSTEM_ACCESSTOKEN"] = null,
        ["OPENSSL_CONF"] = OpenSslFile ?? Environment.GetEnvironmentVariable("OPENSSL_CONF"),
        // Debugging prints arguments that no_log hides.
        ["ANSIBLE_DEBUG"] = null,
        [PasswordVariable] = password,
    };
}

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

    /// <summary>Folder of the project.</summary>
    public string Root => root;

    /// <summary>A command, not yet started. It leads a process group of its own, which ends with this process, however that ends.</summary>
    /// <param name="program">Such as ansible-playbook.</param>
    /// <param name="arguments">Its arguments; never a secret.</param>
    /// <param name="colour">True when its output goes to a terminal.</param>
    /// <param name="password">Password of the build account; null when the program needs none.</param>
    /// <param name="variables">Further variables of its environment, which count before those that every program gets.</param>
    public Command Create(
        string program, IEnumerable<string> arguments, bool colour = false, string? password = null, IReadOnlyDictionary<string, string?>? variables = null) =>
        tools.Runner
            .Wrap(
                tools.Interpreter,
                [.. tools.Runner.Python("supervise", Resources.Text("Ansible/supervise.py")), Path(program), .. arguments],
                Variables(colour, password, variables))
            // Says nothing and stays open: its end tells the command that this process is gone.
            .WithStandardInputPipe(PipeSource.Create((_, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token)))
            .WithWorkingDirectory(root)
            .WithValidation(CommandResultValidation.None);

    // The interpreter comes with its path.
    string Path(string program) => program.StartsWith('/') ? program : tools.Program(program);

    Dictionary<string, string?> Variables(bool colour, string? password, IReadOnlyDictionary<string, string?>? more)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ANSIBLE_CONFIG"] = System.IO.Path.Combine(root, "playbooks", "ansible.cfg"),
            // Ansible refuses to start in a locale that is not UTF-8.
            ["LC_ALL"] = "C.UTF-8",
            ["PYTHONUNBUFFERED"] = "1",
            // A drive of Windows mounted in Linux keeps no modes, and everybody could read there: Ansible's own place in the user's home is private.
            ["ANSIBLE_LOCAL_TEMP"] = tools.Runner.Kind == RunnerKind.Wsl ? null : System.IO.Path.Combine(root, ".nuke", "temp", "ansible-local"),
            ["ANSIBLE_FORCE_COLOR"] = colour ? "1" : null,
            ["ANSIBLE_NOCOLOR"] = colour ? null : "1",
            // What the user's shell says must not turn an inventory that cannot be read into an empty one.
            ["ANSIBLE_INVENTORY_ANY_UNPARSED_IS_FAILED"] = "true",
            ["ANSIBLE_INVENTORY_UNPARSED_FAILED"] = "true",
            ["OPENSSL_CONF"] = OpenSslFile ?? Environment.GetEnvironmentVariable("OPENSSL_CONF"),
            [PasswordVariable] = password,
        };
        foreach (var name in Hidden)
            variables[name] = null;
        foreach (var (name, value) in more ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            variables[name] = value;
        return variables;
    }

    // Beside the builder's own secrets, which no child inherits: see ChildEnvironment.
    static IEnumerable<string> Hidden =>
    [
        // pywinrm would send a guest's traffic through these, or trust their authorities instead of the guest's certificate.
        "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE",
        // Debugging prints arguments that no_log hides.
        "ANSIBLE_DEBUG",
    ];
}

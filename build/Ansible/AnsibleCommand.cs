using CliWrap;

namespace Ingot.Ansible;

/// <summary>Starts Ansible's programs with an environment in which they do what is asked and nothing else.</summary>
/// <param name="tools">The Ansible.</param>
/// <param name="root">Folder of the project.</param>
public sealed class AnsibleCommand(AnsibleTools tools, string root)
{
    /// <summary>Name of the environment variable that carries the build account's password.</summary>
    public const string PasswordVariable = "INGOT_BUILD_PASSWORD";

    /// <summary>A command, not yet started.</summary>
    public Command Create(string program, IEnumerable<string> arguments, bool colour = false) =>
        Cli.Wrap(tools.Program(program))
            .WithArguments(arguments)
            .WithWorkingDirectory(root)
            .WithValidation(CommandResultValidation.None)
            .WithEnvironmentVariables(Variables(colour));

    Dictionary<string, string?> Variables(bool colour) => new(StringComparer.Ordinal)
    {
        ["ANSIBLE_CONFIG"] = Path.Combine(root, "playbooks", "ansible.cfg"),
        // Ansible refuses to start in a locale that is not UTF-8.
        ["LC_ALL"] = "C.UTF-8",
        ["PYTHONUNBUFFERED"] = "1",
        ["ANSIBLE_FORCE_COLOR"] = colour ? "1" : null,
        ["ANSIBLE_NOCOLOR"] = colour ? null : "1",
        // pywinrm would send a guest's traffic through these, or trust their authorities instead of the guest's certificate.
        ["HTTP_PROXY"] = null,
        ["HTTPS_PROXY"] = null,
        ["http_proxy"] = null,
        ["https_proxy"] = null,
        ["REQUESTS_CA_BUNDLE"] = null,
        ["CURL_CA_BUNDLE"] = null,
        // Debugging prints arguments that no_log hides.
        ["ANSIBLE_DEBUG"] = null,
    };
}

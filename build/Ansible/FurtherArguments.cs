using System.Text.RegularExpressions;
using Ingot.Recipes;

namespace Ingot.Ansible;

/// <summary>Options of ansible-playbook that the user may add. What this program says itself, or what would show a secret, is refused.</summary>
public static partial class FurtherArguments
{
    static readonly Dictionary<string, bool> allowed = new(StringComparer.Ordinal)
    {
        // Whether it takes a value.
        ["become"] = false,
        ["become-method"] = true,
        ["become-user"] = true,
        ["extra-vars"] = true,
        ["flush-cache"] = false,
        ["force-handlers"] = false,
        ["forks"] = true,
        ["module-path"] = true,
        ["timeout"] = true,
        ["vault-id"] = true,
        ["vault-password-file"] = true,
    };

    static readonly Dictionary<string, string> ours = new(StringComparer.Ordinal)
    {
        ["inventory"] = "the inventory is generated",
        ["inventory-file"] = "the inventory is generated",
        ["limit"] = "--ansible-limit says it",
        ["check"] = "--ansible-check says it",
        ["diff"] = "--ansible-diff says it",
        ["tags"] = "--ansible-tags says it",
        ["skip-tags"] = "--ansible-skip-tags says it",
        ["start-at-task"] = "--start-at-task says it",
        ["verbose"] = "--ansible-verbosity says it",
        ["connection"] = "variables/vars.yml says how Ansible connects",
        ["user"] = "Ansible connects with the account of the build",
        ["private-key"] = "Ansible connects with the account of the build",
        ["connection-password-file"] = "Ansible connects with the account of the build, whose password is fresh each time",
        ["conn-pass-file"] = "Ansible connects with the account of the build, whose password is fresh each time",
        ["ask-pass"] = "nobody is there to answer",
        ["ask-become-pass"] = "nobody is there to answer",
        ["ask-vault-pass"] = "nobody is there to answer; --ansible-vault-password-file names a file",
        ["ask-vault-password"] = "nobody is there to answer; --ansible-vault-password-file names a file",
        ["step"] = "nobody is there to answer",
        ["syntax-check"] = "Preflight checks more than it does",
        ["list-tasks"] = "with it no task runs",
        ["list-tags"] = "with it no task runs",
        ["list-hosts"] = "with it no task runs",
    };

    /// <summary>The arguments, as ansible-playbook takes them.</summary>
    /// <param name="words">Each as name or name=value; dashes before the name do not count.</param>
    public static IEnumerable<string> Of(IEnumerable<string> words) => words.Select(word => $"--{word.TrimStart('-')}");

    /// <summary>What is wrong with them.</summary>
    public static IEnumerable<Finding> Findings(IEnumerable<string> words)
    {
        foreach (var word in words.Select(word => word.TrimStart('-')))
        {
            var (name, value) = word.Split('=', 2) is [var first, var rest] ? (first, rest) : (word, null);
            if (ours.TryGetValue(name, out var reason))
                yield return new Finding($"--ansible-arguments may not say '{name}'.", $"Of ansible-playbook's options this one is not free: {reason}.", "Leave it out.");
            else if (!allowed.TryGetValue(name, out var takesValue))
                yield return Unknown(name);
            else if (takesValue != value is { Length: > 0 })
                yield return Valued(name, takesValue);
            else if (name == "extra-vars" && value is not null && !value.StartsWith('@') && SecretName().IsMatch(value))
                yield return Shown();
            else if (name == "vault-id" && value is not null && value.EndsWith("prompt", StringComparison.Ordinal))
                yield return new Finding("--ansible-arguments 'vault-id' asks for a password.", "Nobody is there to answer.", "Name a file: vault-id=name@file.");
        }
    }

    static Finding Valued(string name, bool takesValue) => new(
        $"--ansible-arguments '{name}' {(takesValue ? "needs a value" : "takes no value")}.",
        "ansible-playbook would refuse it.",
        $"Write {name}{(takesValue ? "=value" : "")}.");

    static Finding Unknown(string name)
    {
        var near = Nearest.To(name, allowed.Keys.Concat(ours.Keys));
        return new Finding(
            $"--ansible-arguments '{name}' is not handed on.",
            $"Handed on are {string.Join(", ", allowed.Keys)}.",
            near is null ? "Write each as name or name=value." : $"Did you mean '{near}'?");
    }

    static Finding Shown() => new(
        "--ansible-arguments holds what looks like a secret.",
        "Everybody on this machine can read the command line of ansible-playbook.",
        "Put it into a file that only you may read and say extra-vars=@file, or let the playbook look it up in the environment.");

    [GeneratedRegex(@"(pass(word|wd|phrase)?|secret|token|credential|api_?key)\w*[""']?\s*[=:]", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();
}

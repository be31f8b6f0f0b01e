using System.Reflection;
using Nuke.Common;

namespace Ingot;

/// <summary>What a child process inherits: all of this one's environment but what signs in somewhere or opens a secret.</summary>
/// <remarks>pip runs build code of strangers, and a role may be anybody's. Who needs one of these is given it by name.</remarks>
public static class ChildEnvironment
{
    const string Prefix = "NUKE";

    // Read beside the parameters, or put there by build servers and platforms.
    static readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase)
    {
        Ansible.AnsibleCommand.PasswordVariable,
        "AZURE_CLIENT_SECRET", "ARM_CLIENT_SECRET", "AZURE_SECRET", "AZURE_PASSWORD",
        "AZURE_CLIENT_CERTIFICATE_PASSWORD", "ARM_CLIENT_CERTIFICATE_PASSWORD",
        "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "ARM_OIDC_REQUEST_TOKEN", "SYSTEM_ACCESSTOKEN", "IDENTITY_HEADER", "MSI_SECRET",
        // The task AzureCLI@2 exports one or the other.
        "idToken", "servicePrincipalKey",
    };

    static readonly HashSet<string> parameters = typeof(Build)
        .GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(member => member.IsDefined(typeof(SecretAttribute)))
        .Select(member => Letters(member.GetCustomAttribute<ParameterAttribute>()?.Name ?? member.Name))
        .ToHashSet(StringComparer.Ordinal);

    static readonly StringComparer names = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>True for the name of a variable that no child inherits.</summary>
    /// <remarks>A secret parameter, or the password of a parameters file, has every name that the engine reads it from.</remarks>
    /// <param name="variable">The name.</param>
    public static bool IsSecret(string variable)
    {
        var letters = Letters(variable);
        if (letters.StartsWith(Prefix, StringComparison.Ordinal))
            letters = letters[Prefix.Length..];
        return known.Contains(variable)
            || parameters.Contains(letters)
            // PARAMS_KEY, and PARAMS_<PROFILE>_KEY of any profile.
            || (letters.StartsWith("PARAMS", StringComparison.Ordinal) && letters.EndsWith("KEY", StringComparison.Ordinal));
    }

    /// <summary>What to change for a child; null takes a variable away.</summary>
    /// <param name="given">What it is given, which counts before the rule.</param>
    public static IReadOnlyDictionary<string, string?> With(IReadOnlyDictionary<string, string?> given)
    {
        var variables = new Dictionary<string, string?>(names);
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsSecret))
            variables[name] = null;
        foreach (var (name, value) in given)
            variables[name] = value;
        return variables;
    }

    // The engine reads IMAGE_NAME, image-name and ImageName as one name.
    static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

namespace Ingot.Ansible.Arguments;

/// <summary>What can be said of win_dsc without the box: its arguments are those of the resource, which only the box knows.</summary>
/// <remarks>https://learn.microsoft.com/powershell/dsc/reference/psdesiredstateconfiguration/resources/file</remarks>
static class DesiredState
{
    // Every resource has the first two, nearly every one the third; win_dsc splits credentials in two.
    static readonly string[] common = ["PsDscRunAsCredential_username", "PsDscRunAsCredential_password", "Ensure"];

    // The one resource that is part of Windows alone, and that no module replaces.
    static readonly string[] file =
    [
        "DestinationPath", "Attributes", "Checksum", "Contents", "Credential_username", "Credential_password",
        "Force", "MatchSource", "Recurse", "SourcePath", "Type", "resource_name", "module_version", .. common,
    ];

    /// <summary>Notes misspelt names.</summary>
    public static void Check(Findings findings, ArgumentPlace place, IReadOnlyList<Argument> arguments)
    {
        var isFile = arguments.Any(argument => argument is { Name: "resource_name", Value: { Kind: ArgumentKind.Text, Text: "File" } });
        var known = isFile ? file : common;
        foreach (var argument in arguments.Where(argument => !argument.Name.StartsWith('_') && !argument.Name.Contains("{{", StringComparison.Ordinal)))
        {
            var isStranger = isFile ? !file.Contains(argument.Name, StringComparer.OrdinalIgnoreCase) : common.Any(name => Similar.IsSlip(argument.Name, name));
            if (isStranger)
            {
                var text = $"{findings.Owner} has no argument '{argument.Name}' here.{Similar.Sentence(argument.Name, known)}";
                findings.Add("argument[unknown]", text, place.Inside(argument.File, argument.Line));
            }
        }
    }
}

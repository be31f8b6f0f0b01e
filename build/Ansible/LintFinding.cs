namespace Ingot.Ansible;

/// <summary>What a linter found.</summary>
/// <param name="File">Path of the file, relative to the project.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Rule">Name of the rule, such as yaml[truthy].</param>
/// <param name="Text">What is wrong, for people to read; empty when the rule's name says it all.</param>
public sealed record LintFinding(string File, int Line, string Rule, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: {Rule}{(Text.Length == 0 ? "" : ": ")}{Text}";
}

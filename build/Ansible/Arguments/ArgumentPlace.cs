namespace Ingot.Ansible.Arguments;

/// <summary>A place in a file.</summary>
/// <param name="File">Path, relative to the project.</param>
/// <param name="Line">Line, from 1.</param>
sealed record ArgumentPlace(string File, int Line)
{
    /// <summary>The place of something inside of this one.</summary>
    public ArgumentPlace Inside(string? file, int line) => new(file ?? File, line);
}

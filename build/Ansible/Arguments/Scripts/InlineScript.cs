namespace Ingot.Ansible.Arguments.Scripts;

/// <summary>PowerShell in a playbook, or in a file that a task runs.</summary>
/// <param name="Text">Its text, with templates.</param>
/// <param name="File">Its file, relative to the project.</param>
/// <param name="Line">Line of its first line, from 1.</param>
/// <param name="IsFolded">True when its lines are not those of the file.</param>
/// <param name="RunsOn7">True when the task asks for PowerShell 7.</param>
sealed record InlineScript(string Text, string File, int Line, bool IsFolded, bool RunsOn7);

namespace Ingot.Ansible.Arguments;

/// <summary>Finds modules that cannot run on Windows at all.</summary>
static class PlatformCheck
{
    // Plugins on the controller that send a module of Python to the guest. Those of copy, template and file send one of Windows.
    static readonly string[] sent = ["command", "shell", "unarchive", "service", "package", "dnf", "yum", "apt", "uri", "assemble"];

    // Ansible takes the one of ansible.windows instead.
    static readonly string[] replaced = ["setup", "slurp", "async_status", "ping"];

    /// <summary>The mistake; null when the module can run on Windows, or runs elsewhere.</summary>
    public static LintFinding? Find(PlaybookTask task, InstalledModule module)
    {
        var isSent = sent.Contains(module.Leaf) && module.Name.StartsWith("ansible.builtin.", StringComparison.Ordinal);
        if (task.Local || !module.IsPython || replaced.Contains(module.Leaf) || (!isSent && (module.IsStub || module.HasAction)))
            return null;
        return new LintFinding(
            task.File, task.Line, "module[platform]", $"Module '{module.Name}' is a program for Python, and Windows has none.{Instead(module.Leaf)}");
    }

    static string Instead(string leaf) => leaf switch
    {
        "command" or "shell" or "user" or "group" or "service" or "package" or "uri" or "get_url" or "file" or "stat" or "find" or "tempfile" or "hostname" =>
            $" Take ansible.windows.win_{leaf}.",
        "lineinfile" or "timezone" => $" Take community.windows.win_{leaf}.",
        "unarchive" => " Take community.windows.win_unzip.",
        "apt" or "yum" or "dnf" => " Take chocolatey.chocolatey.win_chocolatey.",
        _ => "",
    };
}

namespace Ingot.Ansible;

/// <summary>The few settings of Ansible that have to be known here, because what this program says by environment would replace them.</summary>
/// <param name="root">Folder of the project.</param>
public sealed class AnsibleSettings(string root)
{
    // Ansible's own default.
    const string UsualCallbackPlugins = "~/.ansible/plugins/callback:/usr/share/ansible/plugins/callback";

    /// <summary>Folder and file that ANSIBLE_CONFIG names.</summary>
    string File => Path.Combine(root, "playbooks", "ansible.cfg");

    /// <summary>Folders of callback plugins, as the environment, ansible.cfg or Ansible itself says.</summary>
    public string CallbackPlugins =>
        Environment.GetEnvironmentVariable("ANSIBLE_CALLBACK_PLUGINS") is { Length: > 0 } given
            ? given
            : Configured("callback_plugins") is { Length: > 0 } configured ? string.Join(':', configured.Split(':').Select(FromFile)) : UsualCallbackPlugins;

    /// <summary>A value of the section [defaults]; null when it is not there.</summary>
    string? Configured(string key) => !System.IO.File.Exists(File) ? null : System.IO.File.ReadLines(File)
        .Select(line => line.Trim())
        .SkipWhile(line => line != "[defaults]").Skip(1)
        .TakeWhile(line => !line.StartsWith('['))
        .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
        .Where(pair => pair.Length == 2 && pair[0] == key)
        .Select(pair => pair[1])
        .FirstOrDefault();

    // Relative ones start at the file.
    string FromFile(string path) => path.StartsWith('~') || path.StartsWith('$') ? path : Path.GetFullPath(path, Path.GetDirectoryName(File) ?? root);
}

using Ingot.Recipes;

namespace Ingot.Ansible.Events;

/// <summary>A folder that only this user may read, for one run of a playbook: the callback plugin, what it writes, and what a later try needs.</summary>
sealed class EventFolder : IDisposable
{
    static readonly string[] parts = ["telling", "carrying", "callback"];

    readonly string folder;

    /// <summary>Makes it.</summary>
    /// <param name="root">Folder of the project.</param>
    public EventFolder(string root)
    {
        folder = Path.Combine(root, ".nuke", "temp", "ansible-events", Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.CreateDirectory(Plugins);
        File.WriteAllText(Path.Combine(Plugins, "ingot_events.py"), string.Join("\n\n", parts.Select(part => Resources.Text($"Ansible/Events/{part}.py"))));
    }

    string Plugins => Path.Combine(folder, "callback");

    string Events => Path.Combine(folder, "events.jsonl");

    /// <summary>A further inventory with what an earlier try found out; null before there is one.</summary>
    public string? CarriedInventory { get; private set; }

    /// <summary>The environment in which Ansible finds the plugin, beside the callback plugins that the user has.</summary>
    /// <param name="settings">The user's ansible.cfg.</param>
    /// <param name="recipe">The recipe.</param>
    public IReadOnlyDictionary<string, string?> Variables(AnsibleSettings settings, Recipe recipe) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["ANSIBLE_CALLBACK_PLUGINS"] = $"{Plugins}:{settings.CallbackPlugins}",
        ["INGOT_EVENTS"] = Events,
        ["INGOT_HOST"] = recipe.VmName,
    };

    /// <summary>What is written from now on, by the next process.</summary>
    public EventFile Next()
    {
        File.Delete(Events);
        return new EventFile(Events);
    }

    /// <summary>Keeps variables for the next process. Values are data: nothing in them is a template, whatever it looks like.</summary>
    public void Carry(Recipe recipe, PlaybookEvent broken)
    {
        if (broken.Carry is not { Count: > 0 } variables)
            return;
        CarriedInventory = Path.Combine(folder, "carried.yml");
        PrivateFile.Write(CarriedInventory, CarriedVariables.Inventory(recipe, variables));
    }

    /// <summary>Deletes it.</summary>
    public void Dispose() => Directory.Delete(folder, recursive: true);
}

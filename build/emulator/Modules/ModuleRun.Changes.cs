using System.Text;
using System.Text.Json.Nodes;
using Ingot.Emulator.Modules.Registry;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules;

/// <content>Changes that many modules make: only when something differs, with a diff, and not in check mode.</content>
sealed partial class ModuleRun
{
    /// <summary>The things of a kind.</summary>
    public GuestObjects Objects(string kind) => new(machine, kind);

    /// <summary>Brings a thing to these properties; null: it is not to be there.</summary>
    /// <returns>True when that is, or would be, a change.</returns>
    public bool Reconcile(string kind, string name, JsonObject? wanted)
    {
        var current = Objects(kind).Find(name);
        var isSame = JsonNode.DeepEquals(current, wanted);
        Diff(current?.DeepClone() ?? "", wanted?.DeepClone() ?? "");
        if (!isSame)
            Change(() => Objects(kind).Set(name, wanted));
        return !isSame;
    }

    /// <summary>Brings a value of the registry to this; null: it is not to be there.</summary>
    /// <returns>True when that is, or would be, a change.</returns>
    public bool ReconcileValue(string key, string name, NodeValue? wanted)
    {
        var current = Registry.Value(key, name);
        var isSame = wanted is null ? current is null : current is not null && current.Kind == wanted.Kind && RegistryData.SameData(current, wanted);
        if (isSame)
            return false;
        Change(() =>
        {
            if (wanted is null)
                Registry.Find(key)?.Values.Remove(name);
            else
                Registry.Set(key, name, wanted);
        });
        return true;
    }

    /// <summary>Brings a text file to this content.</summary>
    /// <returns>True when that is, or would be, a change.</returns>
    public bool ReconcileFile(string path, string wanted)
    {
        var current = ReadText(path);
        Diff(current ?? "", wanted);
        if (current == wanted)
            return false;
        Change(() => Files.Write(path, Encoding.UTF8.GetBytes(wanted)));
        return true;
    }

    /// <summary>A text file; null when there is none.</summary>
    public string? ReadText(string path) =>
        Files.Find(path) is { IsContainer: false, Content: var content } ? Encoding.UTF8.GetString(content ?? []).TrimStart('\uFEFF') : null;

    /// <summary>Copies a file beside it, as Ansible names backups.</summary>
    /// <returns>The copy's path.</returns>
    public string Backup(string path)
    {
        var copy = $"{path}.{4000 + machine.ClockAhead.Seconds}.{Now:yyyyMMdd-HHmmss}.bak";
        if (!CheckMode)
            Files.Write(copy, Files.Find(path)?.Content ?? []);
        return copy;
    }

    /// <summary>Adds a warning to the result.</summary>
    public void Warn(string text)
    {
        if (Result["warnings"] is not JsonArray warnings)
            Result["warnings"] = warnings = [];
        warnings.Add(text);
    }
}

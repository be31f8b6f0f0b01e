using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Settings;

/// <summary>
/// Where environment variables are kept: the registry, and for the machine's also the Env: drive that new processes start from.
/// </summary>
static class EnvironmentStore
{
    /// <summary>A variable's value at a level, or null.</summary>
    public static string? Read(ModuleRun run, string level, string name) => level switch
    {
        "process" => GuestEnvironment.Of(run.Machine, run.User).GetValueOrDefault(name),
        "machine" => run.Registry.Value(GuestEnvironment.MachineKey, name)?.Text
            ?? Drive(run)?.Children.GetValueOrDefault(name)?.Values.GetValueOrDefault("Value")?.Text,
        _ => run.Registry.Value(GuestEnvironment.UserKey, name)?.Text,
    };

    /// <summary>Sets or, with null, removes a variable. One of a process ends with it.</summary>
    public static void Write(ModuleRun run, string level, string name, string? value)
    {
        if (level == "process")
            return;
        var key = level == "machine" ? GuestEnvironment.MachineKey : GuestEnvironment.UserKey;
        if (value is null)
            run.Registry.Find(key)?.Values.Remove(name);
        else
            run.Registry.Set(key, name, value.Contains('%', StringComparison.Ordinal) ? new("ExpandString") { Text = value }
                : NodeValue.String(value));
        if (level == "machine" && Drive(run) is { } drive)
            Project(run, drive, name, value);
    }

    static TreeNode? Drive(ModuleRun run) => run.Machine.Drives.GetValueOrDefault("Env");

    static void Project(ModuleRun run, TreeNode drive, string name, string? value)
    {
        if (value is null)
            drive.Children.Remove(name);
        else
            drive.Children[name] = new() { Name = name, Modified = run.Now,
                Values = { ["Value"] = NodeValue.String(GuestEnvironment.Expand(run.Machine, run.User, value)) } };
    }
}

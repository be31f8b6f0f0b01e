namespace Ingot.Emulator.Modules;

/// <summary>A module of a collection, applied to the model. What it takes, and whether it has a check mode, its own source says.</summary>
abstract class GuestModule
{
    /// <summary>Its full name, such as ansible.windows.win_ping.</summary>
    public abstract string Name { get; }

    /// <summary>True when it shows a diff.</summary>
    public virtual bool ShowsDiff => false;

    /// <summary>What of the real module is not modelled, for people to read; empty when nothing that a task could see.</summary>
    public virtual string Limits => "";

    /// <summary>Does the work.</summary>
    public virtual Task ApplyAsync(ModuleRun run, CancellationToken cancellationToken)
    {
        Apply(run);
        return Task.CompletedTask;
    }

    /// <summary>Does the work of a module that waits for nothing.</summary>
    protected virtual void Apply(ModuleRun run)
    {
    }
}

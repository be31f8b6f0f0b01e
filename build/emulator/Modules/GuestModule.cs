namespace Ingot.Emulator.Modules;

/// <summary>A module of a collection, applied to the model.</summary>
abstract class GuestModule
{
    /// <summary>Its full name, such as ansible.windows.win_ping.</summary>
    public abstract string Name { get; }

    /// <summary>Its argument spec.</summary>
    public abstract IReadOnlyList<Option> Spec { get; }

    /// <summary>False when the module skips itself in check mode.</summary>
    public virtual bool SupportsCheckMode => true;

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

using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules;

/// <summary>One run of a module: what it may touch, and the result it builds.</summary>
sealed partial class ModuleRun(WindowsMachine machine, string user, TimeProvider time, ModulePayload payload, ModuleArguments arguments)
{
    /// <summary>The machine; its gate is held.</summary>
    public WindowsMachine Machine => machine;

    /// <summary>The account it runs as.</summary>
    public string User => user;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>The task's arguments.</summary>
    public ModuleArguments Arguments => arguments;

    /// <summary>True in check mode: nothing may change.</summary>
    public bool CheckMode => payload.CheckMode;

    /// <summary>True when a diff is wanted.</summary>
    public bool DiffMode => payload.Diff;

    /// <summary>The task's environment.</summary>
    public IReadOnlyDictionary<string, string> Environment => payload.Environment;

    /// <summary>The time on the guest's own clock.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + machine.ClockAhead;

    /// <summary>Its files.</summary>
    public GuestFiles Files { get; } = new(machine, user, time);

    /// <summary>Its registry.</summary>
    public GuestRegistry Registry { get; } = new(machine, user, time);

    /// <summary>The result, beside "changed".</summary>
    public JsonObject Result { get; } = [];

    /// <summary>True when something was, or in check mode would be, changed.</summary>
    public bool Changed { get; private set; }

    /// <summary>Reports a change and, outside check mode, makes it.</summary>
    public void Change(Action? change = null)
    {
        Changed = true;
        if (!CheckMode)
            change?.Invoke();
    }

    /// <summary>Changes one property if it is to have another value.</summary>
    public void Set<T>(T? wanted, T current, Action<T> assign)
        where T : notnull
    {
        if (wanted is not null && !EqualityComparer<T>.Default.Equals(wanted, current))
            Change(() => assign(wanted));
    }

    /// <summary>Ends the module as failed.</summary>
    public static ModuleFailureException Fail(string message) => new(message);

    /// <summary>Adds a diff, when one is wanted.</summary>
    public void Diff(JsonNode? before, JsonNode? after)
    {
        if (DiffMode)
            Result["diff"] = new JsonObject { ["before"] = before, ["after"] = after };
    }
}

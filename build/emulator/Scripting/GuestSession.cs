using System.Text;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting;

/// <summary>One process of PowerShell in a guest: its machine, clock, environment and what it wrote.</summary>
sealed class GuestSession
{
    readonly TimeProvider time;

    public GuestSession(WindowsMachine machine, TimeProvider time)
    {
        Machine = machine;
        this.time = time;
        Environment = ProcessEnvironment(machine);
    }

    public WindowsMachine Machine { get; }

    /// <summary>The root behind Env: a copy, because what a process sets dies with it.</summary>
    public TreeNode Environment { get; }

    /// <summary>Who it runs as; scripts of the guest agent run as the system.</summary>
    public string User => Environment.Children.GetValueOrDefault("USERNAME")?.Values.GetValueOrDefault("Value")?.Text ?? "SYSTEM";

    public StringBuilder Output { get; } = new();

    public StringBuilder Error { get; } = new();

    /// <summary>Set by the exit statement.</summary>
    public int? ExitCode { get; set; }

    /// <summary>The guest's clock.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + Machine.ClockAhead;

    /// <summary>Lets virtual time pass; by the machine's pace, some of it really does.</summary>
    public void Sleep(TimeSpan duration)
    {
        var waited = duration * Machine.Pace;
        if (waited > TimeSpan.Zero)
            Task.Delay(waited, time).GetAwaiter().GetResult();
        Machine.ClockAhead += duration - waited;
        Advance();
    }

    /// <summary>Brings about what was due by now, and what the registry says of it.</summary>
    public void Advance()
    {
        SysprepCircumstances.Bring(Machine, Now);
        WindowsSysprep.Advance(Machine, Now);
        SlowBoot.Advance(Machine, Now);
        WindowsServicing.Project(Machine);
    }

    public void SetEnvironment(string name, string value) =>
        Environment.Children[name] = new TreeNode { Name = name, Values = { ["Value"] = NodeValue.String(value) } };

    static TreeNode ProcessEnvironment(WindowsMachine machine)
    {
        var root = new TreeNode { Name = "Env", IsContainer = true };
        if (machine.Drives.TryGetValue("Env", out var kept))
            foreach (var (name, node) in kept.Children)
                root.Children[name] = new TreeNode { Name = node.Name, Values = new(node.Values, StringComparer.OrdinalIgnoreCase) };
        root.Children["COMPUTERNAME"] = new TreeNode { Name = "COMPUTERNAME",
            Values = { ["Value"] = NodeValue.String(machine.ComputerName) } };
        return root;
    }
}

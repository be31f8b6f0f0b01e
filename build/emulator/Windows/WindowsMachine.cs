using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Ingot.Emulator.Windows.Updates;

namespace Ingot.Emulator.Windows;

/// <summary>A modelled Windows: plain data that scripts and modules read and change, saved as JSON with its virtual machine.</summary>
[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
public sealed class WindowsMachine
{
    /// <summary>The computer name, at most 15 characters.</summary>
    public required string ComputerName { get; set; }

    /// <summary>The private address that its WinRM listeners bind.</summary>
    public required string Address { get; set; }

    /// <summary>Where the network leads to it; null: at its private address, with nothing in the way.</summary>
    [JsonIgnore]
    public IReadOnlyList<GuestDoor>? Doors { get; set; }

    /// <summary>Edition, such as "Windows Server 2022 Datacenter Azure Edition".</summary>
    public string ProductName { get; set; } = "Windows Server 2022 Datacenter Azure Edition";

    /// <summary>Build, such as 10.0.20348.3207.</summary>
    public string Version { get; set; } = "10.0.20348.3207";

    /// <summary>When it was last booted, on its own clock.</summary>
    public DateTimeOffset BootTime { get; set; }

    /// <summary>What sleeping scripts have added to the clock; the guest's time is real time plus this.</summary>
    public TimeSpan ClockAhead { get; set; }

    /// <summary>The machine's own security identifier, which those of its local accounts begin with; setup of a captured disk makes another.</summary>
    public string MachineSid { get; set; } = "";

    /// <summary>When the agent of Azure first reports after the boot, on the guest's clock.</summary>
    public DateTimeOffset AgentReadyAt { get; set; }

    /// <summary>When somebody first wanted something of the agent, on the guest's clock; null before.</summary>
    [JsonIgnore]
    public DateTimeOffset? AgentAskedAt { get; set; }

    /// <summary>How much of a sleep really passes, from 0 to 1; see <see cref="EmulatorOptions.Pace"/>.</summary>
    [JsonIgnore]
    public double Pace { get; set; }

    /// <summary>False while it is shut down from inside or powered off.</summary>
    public bool IsRunning { get; set; } = true;

    /// <summary>What asked for a reboot and has not got it yet, such as "feature Web-Server".</summary>
    public List<string> PendingReboots { get; set; } = [];

    /// <summary>What decides how sysprep goes, and what it is doing now.</summary>
    public GeneralizeState Generalizing { get; set; } = new();

    /// <summary>When a script asked for a reboot, on the guest's clock; whoever reboots the machine clears it.</summary>
    public DateTimeOffset? RebootAt { get; set; }

    /// <summary>True while sysprep or its background work exists.</summary>
    [JsonIgnore]
    public bool SysprepRunning => Generalizing.Processes.Count > 0;

    /// <summary>Drives by name: C, HKLM, HKU, WSMan, Cert, Env. Each root is a container.</summary>
    public SortedDictionary<string, TreeNode> Drives { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Services by name.</summary>
    public SortedDictionary<string, WindowsService> Services { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Local users by name.</summary>
    public SortedDictionary<string, LocalUser> Users { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Members (account names, without the computer) of each local group.</summary>
    public SortedDictionary<string, SortedSet<string>> Groups { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Firewall rules by name (not display name).</summary>
    public SortedDictionary<string, FirewallRule> FirewallRules { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Server features by name, true when installed.</summary>
    public SortedDictionary<string, bool> Features { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Chocolatey packages, name to version.</summary>
    public SortedDictionary<string, string> Packages { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What Chocolatey is set to.</summary>
    public ChocolateySettings Chocolatey { get; set; } = new();

    /// <summary>Tasks of the Task Scheduler by path.</summary>
    public SortedDictionary<string, ScheduledTask> ScheduledTasks { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sites of IIS by name.</summary>
    public SortedDictionary<string, WebSite> WebSites { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Application pools of IIS by name.</summary>
    public SortedDictionary<string, WebApplicationPool> WebApplicationPools { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Further things of this Windows, each a set of properties, by kind and name: "share/Data". What Windows keeps in files or in the
    /// registry is there, not here.
    /// </summary>
    public SortedDictionary<string, JsonObject> Objects { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>User rights, such as SeServiceLogonRight, to account names.</summary>
    public SortedDictionary<string, SortedSet<string>> UserRights { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Time zone id.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Active power plan.</summary>
    public string PowerPlan { get; set; } = "Balanced";

    /// <summary>What Windows Update did.</summary>
    public UpdateState Updates { get; set; } = new();

    /// <summary>While Windows still starts: when it will be ready, on its own clock; null once it is.</summary>
    public DateTimeOffset? ReadyAt { get; set; }

    /// <summary>How many more connections meet nobody, because the machine is still down.</summary>
    public int UnmetDials { get; set; }

    /// <summary>Entries of the event logs, in the order written.</summary>
    public List<LoggedEvent> Events { get; set; } = [];

    /// <summary>What was removed and comes back at the next setup, where such a fault is injected.</summary>
    public Undead Undead { get; set; } = new();

    /// <summary>Names of the faults injected into this machine, such as "sysprep-stuck".</summary>
    public SortedSet<string> Faults { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Faults of <see cref="Faults"/> that happen once, and have happened.</summary>
    public SortedSet<string> Befallen { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Thumbprint of the last HTTPS listener that <see cref="Faults"/> had their way with.</summary>
    public string? StruckListener { get; set; }

    /// <summary>Until when WinRM does not answer although its service runs, on the guest's clock; null: it answers.</summary>
    public DateTimeOffset? WinRmSilentUntil { get; set; }

    /// <summary>Modules and commands that were accepted without being modelled, in the order seen.</summary>
    public List<string> NotModelled { get; set; } = [];

    /// <summary>The root of a drive, made when it is missing.</summary>
    public TreeNode Drive(string name, DateTimeOffset now)
    {
        if (!Drives.TryGetValue(name, out var root))
            Drives[name] = root = new TreeNode { Name = name, IsContainer = true, Modified = now };
        return root;
    }

    /// <summary>True when modules and programs that are not modelled fail, instead of being accepted and reported.</summary>
    [JsonIgnore]
    public bool RefusesUnknown { get; set; }

    /// <summary>One caller at a time changes the machine.</summary>
    [JsonIgnore]
    public SemaphoreSlim Gate { get; } = new(1, 1);
}

using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Services;

/// <summary>What the service control manager does, and how modules name it.</summary>
static class ServiceControl
{
    /// <summary>A service by its name or the name people see.</summary>
    public static WindowsService? Find(WindowsMachine machine, string name) =>
        machine.Services.GetValueOrDefault(name)
        ?? machine.Services.Values.FirstOrDefault(service => service.DisplayName.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A start type by the module's name for it.</summary>
    public static string? StartType(string? mode) => mode switch
    {
        "auto" => "Automatic",
        "delayed" => "AutomaticDelayedStart",
        "manual" => "Manual",
        "disabled" => "Disabled",
        _ => null,
    };

    /// <summary>The module's name for a start type.</summary>
    public static string Mode(WindowsService service) => service.StartType switch
    {
        "Automatic" => "auto",
        "AutomaticDelayedStart" => "delayed",
        "Disabled" => "disabled",
        _ => "manual",
    };

    /// <summary>Starts, stops, pauses or restarts a service.</summary>
    public static void Move(ModuleRun run, WindowsService service, string? state)
    {
        switch (state)
        {
            case "started" or "restarted" when service.StartType == "Disabled":
                throw ModuleRun.Fail($"Failed to start service '{service.Name}': Service '{service.DisplayName} ({service.Name})' cannot be started due to the " +
                    "following error: Cannot start service because it is disabled or because it has no enabled devices associated with it.");
            case "started" when service.Status != "Running":
                run.Change(() => Start(run.Machine, service));
                break;
            case "restarted":
                run.Change(() => Start(run.Machine, service));
                break;
            case "stopped" when service.Status != "Stopped":
                Stop(run, service);
                break;
            case "paused" when service.Status != "Paused":
                throw ModuleRun.Fail($"failed to pause service {service.Name}: The service does not support pausing");
            default:
                break;
        }
    }

    /// <summary>Starts a service after those it needs.</summary>
    public static void Start(WindowsMachine machine, WindowsService service)
    {
        foreach (var needed in service.DependsOn.Select(machine.Services.GetValueOrDefault).OfType<WindowsService>())
        {
            if (needed.Status != "Running" && needed != service)
                Start(machine, needed);
        }
        service.Status = "Running";
    }

    static void Stop(ModuleRun run, WindowsService service)
    {
        var dependents = Dependents(run.Machine, service).Where(other => other.Status == "Running").ToList();
        if (dependents.Count > 0 && !run.Arguments.Flag("force_dependent_services"))
        {
            throw ModuleRun.Fail($"Failed to stop service '{service.Name}': Cannot stop service '{service.DisplayName} ({service.Name})' because it has " +
                "dependent services. It can only be stopped if force_dependent_services is set.");
        }
        run.Change(() =>
        {
            foreach (var stopping in dependents.Append(service))
                stopping.Status = "Stopped";
        });
    }

    static IEnumerable<WindowsService> Dependents(WindowsMachine machine, WindowsService service) =>
        machine.Services.Values.Where(other => other.DependsOn.Contains(service.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Fills in the result of win_service.</summary>
    public static void Report(ModuleRun run, WindowsService service)
    {
        run.Result["exists"] = true;
        run.Result["name"] = service.Name;
        run.Result["display_name"] = service.DisplayName;
        run.Result["description"] = service.Description;
        run.Result["dependencies"] = Names(service.DependsOn);
        run.Result["depended_by"] = Names(Dependents(run.Machine, service).Select(other => other.Name));
        run.Result["desktop_interact"] = false;
        run.Result["can_pause_and_continue"] = false;
        run.Result["path"] = service.Path;
        run.Result["start_mode"] = Mode(service);
        run.Result["state"] = service.Status.ToLowerInvariant();
        run.Result["username"] = service.Account;
    }

    /// <summary>Everything win_service_info tells of a service.</summary>
    public static JsonObject Describe(WindowsMachine machine, WindowsService service) => new()
    {
        ["name"] = service.Name,
        ["display_name"] = service.DisplayName,
        ["description"] = service.Description,
        ["dependencies"] = Names(service.DependsOn),
        ["dependency_of"] = Names(Dependents(machine, service).Select(other => other.Name)),
        ["desktop_interact"] = false,
        ["error_control"] = "normal",
        ["path"] = service.Path,
        ["service_type"] = "win32_own_process",
        ["start_mode"] = Mode(service),
        ["state"] = service.Status switch { "Running" => "started", "Paused" => "paused", "StartPending" => "start_pending", _ => "stopped" },
        ["username"] = service.Account == "LocalSystem" ? @"NT AUTHORITY\SYSTEM" : service.Account,
        ["triggers"] = new JsonArray(),
        ["failure_actions"] = new JsonArray(),
    };

    static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => (JsonNode)name)]);
}

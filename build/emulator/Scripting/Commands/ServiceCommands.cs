using System.Management.Automation;
using Ingot.Emulator.Scripting.Provider;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Service cmdlets.</summary>
static class ServiceCommands
{
    const string Name = "[Parameter(Position=0,ValueFromPipeline,ValueFromPipelineByPropertyName)][Alias('ServiceName')][string[]]$Name";

    public static IReadOnlyList<GuestCommand> All { get; } =
    [
        new("Get-Service", Name + ",[string[]]$DisplayName", call => Each(call, service => call.Write(View(service)))),
        new("Start-Service", Name + ",[switch]$PassThru", call => Each(call, service => Start(call, service))),
        new("Stop-Service", Name + ",[switch]$Force,[switch]$NoWait,[switch]$PassThru", call =>
            Each(call, service => service.Status = "Stopped")),
        new("Restart-Service", Name + ",[switch]$Force,[switch]$PassThru", call => Each(call, service => Start(call, service))),
        new("Set-Service", Name + ",[string]$StartupType,[string]$Status,[string]$DisplayName,[string]$Description", Set),
    ];

    static PSObject View(WindowsService service) => ItemView.Make(
        "Ingot.Service",
        ("Status", service.Status),
        ("Name", service.Name),
        ("DisplayName", service.DisplayName),
        ("ServiceName", service.Name),
        ("StartType", service.StartType == "AutomaticDelayedStart" ? "Automatic" : service.StartType),
        ("CanStop", service.Status == "Running"));

    static void Each(CommandCall call, Action<WindowsService> action)
    {
        foreach (var service in call.Machine.Services.Values.Where(s => call.Matches("Name", s.Name)).ToList())
            if (call.Caller.MyInvocation.MyCommand.Name is "Set-Service" || call.Matches("DisplayName", service.DisplayName))
                action(service);
        foreach (var name in call.Texts("Name").Where(name => !WildcardPattern.ContainsWildcardCharacters(name)
            && !call.Machine.Services.ContainsKey(name)))
            call.Error(
                $"Cannot find any service with service name '{name}'.",
                "NoServiceFoundForGivenName,Microsoft.PowerShell.Commands.GetServiceCommand",
                ErrorCategory.ObjectNotFound,
                name);
    }

    static void Start(CommandCall call, WindowsService service)
    {
        if (service.StartType == "Disabled")
            call.Error($"Service '{service.DisplayName} ({service.Name})' cannot be started.", "CouldNotStartService",
                ErrorCategory.OpenError, service.Name);
        else
            service.Status = "Running";
    }

    static void Set(CommandCall call) => Each(call, service =>
    {
        service.StartType = call.Text("StartupType", service.StartType);
        service.DisplayName = call.Text("DisplayName", service.DisplayName);
        service.Description = call.Text("Description", service.Description);
        if (call.Text("Status") == "Running")
            Start(call, service);
        else
            service.Status = call.Text("Status", service.Status);
    });
}

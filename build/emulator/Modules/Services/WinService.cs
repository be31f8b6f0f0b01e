using Ingot.Emulator.Modules.Accounts;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Services;

/// <summary>ansible.windows.win_service: makes, sets, starts and stops services.</summary>
sealed class WinService : GuestModule
{
    public override string Name => "ansible.windows.win_service";

    protected override void Apply(ModuleRun run)
    {
        var name = run.Arguments.Need("name");
        var state = run.Arguments.Text("state");
        var service = ServiceControl.Find(run.Machine, name);
        if (state == "absent")
        {
            if (service is not null)
                run.Change(() => run.Machine.Services.Remove(service.Name));
            run.Result["exists"] = false;
            return;
        }
        if (service is null)
        {
            service = Create(run, name);
            run.Change(() => run.Machine.Services[name] = service);
        }
        Configure(run, service);
        ServiceControl.Move(run, service, state);
        ServiceControl.Report(run, service);
    }

    static WindowsService Create(ModuleRun run, string name) => new()
    {
        Name = name,
        DisplayName = run.Arguments.Text("display_name") ?? name,
        Path = run.Arguments.Text("path")
            ?? throw ModuleRun.Fail($"Service '{name}' is not installed, need to set 'path' to create a new service"),
        StartType = ServiceControl.StartType(run.Arguments.Text("start_mode")) ?? "Automatic",
    };

    static void Configure(ModuleRun run, WindowsService service)
    {
        run.Set(run.Arguments.Text("description"), service.Description, value => service.Description = value);
        run.Set(run.Arguments.Text("display_name"), service.DisplayName, value => service.DisplayName = value);
        run.Set(run.Arguments.Text("path"), service.Path, value => service.Path = value);
        run.Set(ServiceControl.StartType(run.Arguments.Text("start_mode")), service.StartType, value => service.StartType = value);
        run.Set(Account(run), service.Account, value => service.Account = value);
        if (run.Arguments.Has("dependencies"))
            SetDependencies(run, service, run.Arguments.List("dependencies"), run.Arguments.Need("dependency_action"));
    }

    static string? Account(ModuleRun run)
    {
        if (run.Arguments.Text("username") is not { } user)
            return null;
        var account = AccountNames.Resolve(run.Machine, user) ?? throw ModuleRun.Fail($"Failed to find the account '{user}'");
        return account == @"NT AUTHORITY\SYSTEM" ? "LocalSystem" : account;
    }

    static void SetDependencies(ModuleRun run, WindowsService service, IReadOnlyList<string> names, string action)
    {
        var wanted = action switch
        {
            "add" => service.DependsOn.Union(names, StringComparer.OrdinalIgnoreCase).ToList(),
            "remove" => service.DependsOn.Except(names, StringComparer.OrdinalIgnoreCase).ToList(),
            _ => [.. names],
        };
        if (!wanted.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(service.DependsOn))
            run.Change(() => service.DependsOn = wanted);
    }
}

using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Services;

/// <summary>community.windows.win_nssm: services around programs that are none.</summary>
sealed class WinNssm : GuestModule
{
    static readonly string[] kept =
    [
        "application", "working_directory", "arguments", "app_parameters", "stdout_file", "stderr_file", "app_environment", "app_rotate_bytes",
        "app_rotate_online", "app_stop_method_console", "app_stop_method_skip",
    ];

    public override string Name => "community.windows.win_nssm";

    public override string Limits => "nssm.exe itself, which the real one needs in PATH; its values in the registry";

    protected override void Apply(ModuleRun run)
    {
        var name = run.Arguments.Need("name");
        var state = run.Arguments.Text("state");
        var service = run.Machine.Services.GetValueOrDefault(name);
        if (state == "absent")
        {
            if (service is not null)
            {
                run.Change(() => run.Machine.Services.Remove(name));
                run.Reconcile("nssm", name, null);
            }

            return;
        }

        var program = run.Arguments.Text("application")
            ?? run.Objects("nssm").Find(name)?["application"]?.ToString()
            ?? throw ModuleRun.Fail("Application must be defined when state is set to \"present\", \"started\", \"stopped\" or \"restarted\"");
        if (run.Files.Find(program) is null)
            throw ModuleRun.Fail($"The application specified \"{program}\" does not exist on the host.");
        if (service is null)
        {
            service = new WindowsService { Name = name, DisplayName = name, StartType = "Automatic", Path = run.Arguments.Text("executable") ?? "nssm.exe" };
            run.Change(() => run.Machine.Services[name] = service);
        }

        Configure(run, service, name);
        if (state is "started" or "restarted" && (service.Status != "Running" || state == "restarted"))
            run.Change(() => service.Status = "Running");
        else if (state == "stopped" && service.Status != "Stopped")
            run.Change(() => service.Status = "Stopped");
    }

    static void Configure(ModuleRun run, WindowsService service, string name)
    {
        var wanted = run.Objects("nssm").Find(name)?.DeepClone().AsObject() ?? [];
        foreach (var option in kept.Where(run.Arguments.Has))
            wanted[option] = run.Arguments.Raw(option)?.DeepClone();
        run.Reconcile("nssm", name, wanted);
        run.Set(run.Arguments.Text("display_name"), service.DisplayName, value => service.DisplayName = value);
        run.Set(run.Arguments.Text("description"), service.Description, value => service.Description = value);
        run.Set(run.Arguments.Text("username"), service.Account, value => service.Account = value);
        run.Set(run.Arguments.Text("start_mode") switch
        {
            "delayed" => "AutomaticDelayedStart",
            "manual" => "Manual",
            "disabled" => "Disabled",
            _ => "Automatic",
        }, service.StartType, value => service.StartType = value);
        if (run.Arguments.Has("dependencies") && !run.Arguments.List("dependencies").SequenceEqual(service.DependsOn, StringComparer.OrdinalIgnoreCase))
            run.Change(() => service.DependsOn = [.. run.Arguments.List("dependencies")]);
    }
}

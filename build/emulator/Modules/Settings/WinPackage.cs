namespace Ingot.Emulator.Modules.Settings;

/// <summary>ansible.windows.win_package: sees what is installed; an installer itself cannot be run on a model.</summary>
sealed class WinPackage : GuestModule
{
    static readonly string[] uninstallKeys =
    [
        @"HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\",
            @"HKLM:\SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall\",
    ];

    public override string Name => "ansible.windows.win_package";

    public override string Limits => "installers: what is there is seen, what is to be installed or removed fails";

    protected override void Apply(ModuleRun run)
    {
        var product = run.Arguments.Text("product_id");
        var isThere = product is not null && Array.Exists(uninstallKeys, key => run.Registry.Find(key + product) is not null);
        if (run.Arguments.Text("creates_path") is { } path)
            isThere = run.Files.Find(path) is not null;
        if (run.Arguments.Text("creates_service") is { } service)
            isThere = run.Machine.Services.ContainsKey(service);
        run.Result["reboot_required"] = false;
        run.Result["rc"] = 0;
        if (isThere == (run.Arguments.Text("state") == "present"))
            return;
        run.Change();
        if (run.CheckMode)
            return;
        var what = run.Arguments.Text("path") ?? product;
        run.Machine.NotModelled.Add($"installer {what}");
        throw ModuleRun.Fail($"The rehearsal guest cannot run the installer {what}, so nothing was done.");
    }
}

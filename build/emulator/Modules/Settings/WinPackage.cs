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

    public override IReadOnlyList<Option> Spec { get; } =
    [
        Option.Raw("arguments"), Option.List("expected_return_code"), Option.Text("path"), Option.Text("chdir"), Option.Text("product_id"),
        Option.Text("state", "absent", "present").By("present").Or("ensure"), Option.Text("username"), Option.Text("password"),
        Option.Text("creates_path"), Option.Text("creates_version"), Option.Text("creates_service"), Option.Path("log_path"),
        Option.Text("provider", "auto", "msi", "msix", "msp", "registry").By("auto"), Option.Flag("wait_for_children", false),
        Option.Raw("validate_certs"),
        Option.Raw("url_username"), Option.Raw("url_password"), Option.Raw("headers"), Option.Raw("url_timeout"), Option.Raw("use_proxy"),
        Option.Raw("proxy_url"),
        Option.Raw("follow_redirects"), Option.Raw("http_agent"), Option.Raw("url_method"),
    ];

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

using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Features;

/// <summary>ansible.windows.win_optional_feature: features by the names of DISM.</summary>
sealed class WinOptionalFeature : GuestModule
{
    /// <summary>Names of DISM, and the feature of the server that each is.</summary>
    static readonly Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SMB1Protocol"] = "FS-SMB1",
        ["SMB1Protocol-Client"] = "FS-SMB1-CLIENT",
        ["SMB1Protocol-Server"] = "FS-SMB1-SERVER",
        ["TelnetClient"] = "Telnet-Client",
        ["TFTP"] = "TFTP-Client",
        ["NetFx3"] = "NET-Framework-Core",
        ["NetFx4"] = "NET-Framework-45-Core",
        ["IIS-WebServerRole"] = "Web-Server",
        ["IIS-WebServer"] = "Web-WebServer",
        ["IIS-ASPNET45"] = "Web-Asp-Net45",
        ["IIS-ManagementScriptingTools"] = "Web-Scripting-Tools",
        ["IIS-ManagementConsole"] = "Web-Mgmt-Console",
        ["Microsoft-Hyper-V"] = "Hyper-V",
        ["Containers"] = "Containers",
        ["MicrosoftWindowsPowerShellV2Root"] = "PowerShell-V2",
        ["MicrosoftWindowsPowerShellV2"] = "PowerShell-V2",
    };

    public override string Name => "ansible.windows.win_optional_feature";

    protected override void Apply(ModuleRun run)
    {
        var wanted = run.Arguments.Text("state") == "present";
        var changing = run.Arguments.List("name").Select(Find)
            .Where(feature => run.Machine.Features.GetValueOrDefault(feature.Name) != wanted).ToList();
        var restart = changing.Exists(feature => wanted ? feature.RestartToInstall : feature.RestartToRemove);
        run.Result["reboot_required"] = restart && !run.CheckMode;
        if (changing.Count == 0)
            return;
        run.Change(() =>
        {
            foreach (var feature in changing)
                FeatureEffects.Set(run, feature, wanted);
            if (restart)
                PendingReboot.Add(run.Machine, run.Time, $"feature {changing[0].Name}");
        });
    }

    static WindowsFeature Find(string name) =>
        names.TryGetValue(name, out var known) && FeatureCatalog.Find(known) is { } feature
            ? feature
            : throw ModuleRun.Fail($"Failed to find feature '{name}'");
}

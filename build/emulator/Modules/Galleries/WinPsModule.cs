using System.Text;
using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Galleries;

/// <summary>community.windows.win_psmodule: installs and removes modules. There is no gallery in a rehearsal, so every name is taken as one of it.</summary>
sealed class WinPsModule : GuestModule
{
    public override string Name => "community.windows.win_psmodule";

    public override string Limits => "whether a repository has the module; which version it has (1.0.0 unless the task says one); what a module does";

    protected override void Apply(ModuleRun run)
    {
        var name = run.Arguments.Need("name");
        Refuse(run);
        run.Result["output"] = "";
        run.Result["nuget_changed"] = false;
        run.Result["repository_changed"] = false;
        if (run.Arguments.Text("repository") is { } repository)
            Register(run, repository, run.Arguments.Text("url"));
        var installed = PowerShellModules.Installed(run).FirstOrDefault(module => module.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Version;
        if (run.Arguments.Text("state") == "absent")
        {
            run.Result["output"] = installed is null ? $"Module {name} not present" : $"Module {name} removed";
            if (installed is not null)
                run.Change(() => Remove(run, name));
            return;
        }

        var wanted = run.Arguments.Text("required_version") ?? run.Arguments.Text("minimum_version") ?? run.Arguments.Text("maximum_version") ?? "1.0.0";
        if (installed is not null && !run.Arguments.Flag("force") && Fits(run, installed))
        {
            run.Result["output"] = $"Module {name} already present";
            return;
        }

        run.Change(() => Install(run, name, wanted));
        run.Result["output"] = $"Module {name} installed";
    }

    static void Refuse(ModuleRun run)
    {
        var hasVersion = new[] { "required_version", "minimum_version", "maximum_version" }.Any(run.Arguments.Has);
        if (run.Arguments.Has("required_version") && (run.Arguments.Has("minimum_version") || run.Arguments.Has("maximum_version")))
            throw ModuleRun.Fail("Parameters required_version and minimum/maximum_version are mutually exclusive.");
        if (run.Arguments.Flag("allow_prerelease") && run.Arguments.Text("state") == "absent")
            throw ModuleRun.Fail("The parameter allow_prerelease can't be used with state set to 'absent'.");
        if (run.Arguments.Text("state") == "latest" && hasVersion)
            throw ModuleRun.Fail("When the parameter state is equal 'latest' you can use any of required_version, minimum_version, maximum_version.");
    }

    static void Register(ModuleRun run, string repository, string? url)
    {
        var isThere = PowerShellModules.Repositories(run).Any(entry => entry.Name.Equals(repository, StringComparison.OrdinalIgnoreCase));
        if (!isThere && url is null)
            throw ModuleRun.Fail($"The repository {repository} doesn't exist.");
        if (isThere || run.Arguments.Text("state") != "present")
            return;
        run.Change(() => PowerShellModules.Set(run, repository, PowerShellModules.Repository(url!, "Trusted")));
        run.Result["repository_changed"] = true;
    }

    static bool Fits(ModuleRun run, string installed) =>
        (run.Arguments.Text("required_version") is not { } required || required == installed)
        && (run.Arguments.Text("minimum_version") is not { } least || Version(installed) >= Version(least))
        && (run.Arguments.Text("maximum_version") is not { } most || Version(installed) <= Version(most));

    static Version Version(string text) => System.Version.TryParse(text.Split('-')[0], out var version) ? version : new Version(0, 0);

    static void Install(ModuleRun run, string name, string version)
    {
        run.Objects("psmodule").Set(name, new JsonObject { ["version"] = version });
        run.Files.Write($@"{PowerShellModules.Folder}\{name}\{version}\{name}.psd1", Encoding.ASCII.GetBytes($"@{{ ModuleVersion = '{version}' }}\r\n"));
    }

    static void Remove(ModuleRun run, string name)
    {
        run.Objects("psmodule").Set(name, null);
        run.Files.Delete($@"{PowerShellModules.Folder}\{name}");
    }
}

using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Galleries;

/// <summary>Modules and repositories of PowerShellGet.</summary>
static class PowerShellModules
{
    /// <summary>Where they are installed.</summary>
    public const string Folder = @"C:\Program Files\WindowsPowerShell\Modules";

    /// <summary>The repository that PowerShellGet knows from the start.</summary>
    const string Gallery = "PSGallery";

    /// <summary>Installed modules and their versions.</summary>
    public static IEnumerable<(string Name, string Version)> Installed(ModuleRun run) =>
        run.Objects("psmodule").All().Select(module => (module.Name, module.Properties["version"]?.ToString() ?? ""));

    /// <summary>Repositories by name.</summary>
    public static IEnumerable<(string Name, JsonObject Properties)> Repositories(ModuleRun run)
    {
        var known = run.Objects("psrepository").All().ToList();
        return known.Any(repository => repository.Name.Equals(Gallery, StringComparison.OrdinalIgnoreCase)) || run.Objects("psrepository.removed").Find(Gallery) is not null
            ? known : known.Append((Gallery, Repository("https://www.powershellgallery.com/api/v2", "Untrusted")));
    }

    /// <summary>Properties of a repository.</summary>
    public static JsonObject Repository(string source, string policy) => new() { ["source_location"] = source, ["installation_policy"] = policy };

    /// <summary>Keeps a repository; null removes it.</summary>
    public static void Set(ModuleRun run, string name, JsonObject? properties)
    {
        run.Objects("psrepository").Set(name, properties);
        if (name.Equals(Gallery, StringComparison.OrdinalIgnoreCase))
            run.Objects("psrepository.removed").Set(Gallery, properties is null ? [] : null);
    }
}

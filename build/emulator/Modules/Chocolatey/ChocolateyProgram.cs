using System.Text;
using Ingot.Emulator.Modules.Settings;

namespace Ingot.Emulator.Modules.Chocolatey;

/// <summary>Chocolatey itself.</summary>
static class ChocolateyProgram
{
    /// <summary>Where its own installer puts it.</summary>
    const string Program = @"C:\ProgramData\chocolatey\bin\choco.exe";

    /// <summary>The version installed when none is asked for: the last one that the pinned collection can talk to.</summary>
    const string DefaultVersion = "1.4.0";

    /// <summary>True when it is there.</summary>
    public static bool IsInstalled(ModuleRun run) => run.Files.IsFile(Program);

    /// <summary>Puts it there with its variable and its place in the path.</summary>
    public static void Install(ModuleRun run, string? version)
    {
        run.Files.Write(Program, Encoding.ASCII.GetBytes("MZ"));
        run.Machine.Packages["chocolatey"] = version ?? DefaultVersion;
        EnvironmentStore.Write(run, "machine", "ChocolateyInstall", @"C:\ProgramData\chocolatey");
        var path = EnvironmentStore.Read(run, "machine", "Path") ?? @"C:\Windows\system32;C:\Windows";
        if (!path.Contains(@"chocolatey\bin", StringComparison.OrdinalIgnoreCase))
            EnvironmentStore.Write(run, "machine", "Path", path.TrimEnd(';') + @";C:\ProgramData\chocolatey\bin");
        run.Machine.Chocolatey.Sources.TryAdd("chocolatey", new("https://community.chocolatey.org/api/v2/", Disabled: false, Priority: 0));
    }

    /// <summary>The other Chocolatey modules need it.</summary>
    /// <exception cref="ModuleFailureException">It is not installed.</exception>
    public static void Need(ModuleRun run)
    {
        if (!IsInstalled(run))
            throw ModuleRun.Fail("Failed to find Chocolatey installation, make sure choco.exe is in the PATH env value");
    }
}

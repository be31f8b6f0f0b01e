using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Files;

/// <summary>community.windows.win_file_version: the version of a program. Programs of Windows carry the version of Windows, others none.</summary>
sealed class WinFileVersion : GuestModule
{
    public override string Name => "community.windows.win_file_version";

    public override string Limits => "version resources of programs that are not part of Windows";

    protected override void Apply(ModuleRun run)
    {
        var path = run.Arguments.Need("path");
        if (!run.Files.IsFile(path))
            throw ModuleRun.Fail($"Specified path {path} does not exist or is not a file.");
        if (!path.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            throw ModuleRun.Fail($"Specified path {path} is not a valid file type; must be DLL or EXE.");
        var version = run.Files.Normalize(path).StartsWith(@"C:\Windows\", StringComparison.OrdinalIgnoreCase) ? run.Machine.Version : "";
        var parts = version.Length > 0 ? version.Split('.') : ["0", "0", "0", "0"];
        run.Result["win_file_version"] = new JsonObject
        {
            ["path"] = path,
            ["file_version"] = version,
            ["product_version"] = version,
            ["file_major_part"] = parts[0],
            ["file_minor_part"] = parts[1],
            ["file_build_part"] = parts[2],
            ["file_private_part"] = parts[3],
        };
    }
}

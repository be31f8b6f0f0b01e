namespace Ingot.Emulator.Modules.Files;

/// <summary>ansible.windows.win_file: makes, touches and removes files and folders.</summary>
sealed class WinFile : GuestModule
{
    public override string Name => "ansible.windows.win_file";

    protected override void Apply(ModuleRun run)
    {
        var path = run.Files.Normalize(run.Arguments.Need("path"));
        if (run.Arguments.Text("_original_basename") is { } basename && run.Files.IsFolder(path))
            path = $@"{path.TrimEnd('\\')}\{basename}";
        var node = run.Files.Find(path);
        switch (run.Arguments.Text("state"))
        {
            case "touch":
                run.Change(() => run.Files.Write(path, node?.Content ?? []));
                break;
            case "absent" when node is not null:
                run.Change(() => run.Files.Delete(path));
                break;
            case "absent":
                break;
            case "directory" when node is { IsContainer: false }:
                throw ModuleRun.Fail($"path {path} is not a directory");
            case "directory" when node is null:
                run.Change(() => run.Files.CreateFolder(path));
                break;
            case "file" when node is { IsContainer: true }:
                throw ModuleRun.Fail($"path {path} is not a file");
            case "file" or null when node is null:
                throw ModuleRun.Fail($"path {path} will not be created");
            default:
                break;
        }
    }
}

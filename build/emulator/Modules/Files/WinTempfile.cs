namespace Ingot.Emulator.Modules.Files;

/// <summary>ansible.windows.win_tempfile.</summary>
sealed class WinTempfile : GuestModule
{
    public override string Name => "ansible.windows.win_tempfile";

    protected override void Apply(ModuleRun run)
    {
        var folder = run.Files.Normalize(run.Arguments.Need("path")).TrimEnd('\\');
        var path = $@"{folder}\{run.Arguments.Text("prefix")}{System.IO.Path.GetRandomFileName()}{run.Arguments.Text("suffix")}";
        run.Change(() =>
        {
            if (run.Arguments.Text("state") == "directory")
                run.Files.CreateFolder(path);
            else
                run.Files.Write(path, []);
        });
        run.Result["state"] = run.Arguments.Text("state");
        run.Result["path"] = path;
    }
}

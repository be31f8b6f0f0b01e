namespace Ingot.Emulator.Modules.Settings;

/// <summary>community.windows.win_dotnet_ngen: native images of .NET, made anew at every call.</summary>
sealed class WinDotNetNgen : GuestModule
{
    public override string Name => "community.windows.win_dotnet_ngen";

    public override string Limits => "the compiling itself, which takes minutes";

    protected override void Apply(ModuleRun run)
    {
        foreach (var (prefix, folder) in new[] { ("dotnet_ngen", "Framework"), ("dotnet_ngen64", "Framework64") })
        {
            foreach (var (part, arguments) in new[] { ("update", "update /force"), ("eqi", "executeQueuedItems") })
            {
                run.Result[$"{prefix}_{part}_exit_code"] = 0;
                run.Result[$"{prefix}_{part}_output"] = run.CheckMode ? $@"check mode output for C:\Windows\Microsoft.NET\{folder}\v4.0.30319\ngen.exe {arguments}" : "";
            }
        }

        run.Change();
    }
}

namespace Ingot.Emulator.Modules.Network;

/// <summary>ansible.windows.win_uri: a rehearsal has no network, so nothing answers.</summary>
sealed class WinUri : GuestModule
{
    public override string Name => "ansible.windows.win_uri";

    public override string Limits => "any answer: there is no network, so a request fails";

    protected override void Apply(ModuleRun run)
    {
        run.Result["url"] = run.Arguments.Text("url");
        run.Result["elapsed"] = 0;
        run.Result["method"] = run.Arguments.Text("method");
        if (run.Arguments.Text("creates") is { } creates && run.Files.Find(creates) is not null)
        {
            run.Result["skipped"] = true;
            run.Result["msg"] = $"The 'creates' file or directory ({creates}) already exists.";
            return;
        }

        if (run.Arguments.Text("removes") is { } removes && run.Files.Find(removes) is null)
        {
            run.Result["skipped"] = true;
            run.Result["msg"] = $"The 'removes' file or directory ({removes}) does not exist.";
            return;
        }

        throw ModuleRun.Fail($"Unhandled exception occurred when sending web request. Exception: the rehearsal guest has no network, "
            + $"so {run.Arguments.Text("url")} cannot be asked. Skip this task in a rehearsal.");
    }
}

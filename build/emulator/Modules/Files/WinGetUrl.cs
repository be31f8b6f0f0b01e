namespace Ingot.Emulator.Modules.Files;

/// <summary>ansible.windows.win_get_url: a rehearsal has no network, so only what is there already can be had.</summary>
sealed class WinGetUrl : GuestModule
{
    public override string Name => "ansible.windows.win_get_url";

    public override string Limits => "the network: only a file that is there already is had";

    protected override void Apply(ModuleRun run)
    {
        var url = run.Arguments.Need("url");
        var destination = run.Arguments.Need("dest");
        run.Result["url"] = url;
        run.Result["dest"] = destination;
        var file = run.Files.Find(destination);
        var sum = run.Arguments.Text("checksum");
        if (file is { IsContainer: false, Content: var content }
            && (sum is null ? !run.Arguments.Flag("force") : sum == Sum(run, content ?? [])))
            return;
        throw ModuleRun.Fail(
            $"Error downloading '{url}' to '{destination}': the rehearsal guest has no network. " +
            "Bring the file with win_copy, or skip this task in a rehearsal.");
    }

    static string Sum(ModuleRun run, byte[] content) => FileHash.Of(run.Arguments.Need("checksum_algorithm"), content);
}

namespace Ingot.Emulator.Modules.Files;

/// <summary>ansible.windows.win_get_url: a rehearsal has no network, so only what is there already can be had.</summary>
sealed class WinGetUrl : GuestModule
{
    public override string Name => "ansible.windows.win_get_url";

    public override IReadOnlyList<Option> Spec { get; } =
    [
        Option.Text("url").Must(), Option.Path("dest").Must(), Option.Flag("force", true), Option.Text("checksum"),
        Option.Text("checksum_url"),
        Option.Text("checksum_algorithm", "md5", "sha1", "sha256", "sha384", "sha512").By("sha1"), Option.Map("headers"),
        Option.Text("url_username"),
        Option.Text("url_password"), Option.Flag("force_basic_auth", false), Option.Flag("validate_certs", true),
        Option.Number("timeout", 30).Or("url_timeout"),
        Option.Flag("use_proxy", true), Option.Text("proxy_url"), Option.Text("proxy_username"), Option.Text("proxy_password"),
        Option.Text("http_agent"),
        Option.Text("follow_redirects"), Option.Number("maximum_redirection"), Option.Text("client_cert"),
        Option.Text("client_cert_password"),
        Option.Flag("use_default_credential"), Option.Flag("proxy_use_default_credential"), Option.Text("url_method"),
    ];

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

using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Accounts;

/// <summary>community.windows.win_user_profile: profiles of users, as folders and in the registry's list of them.</summary>
sealed class WinUserProfile : GuestModule
{
    const string List = @"HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList";

    public override string Name => "community.windows.win_user_profile";

    protected override void Apply(ModuleRun run)
    {
        run.Result["path"] = null;
        var sid = run.Arguments.Text("username") is { } user ? Sid(run, user) : null;
        var profiles = (run.Registry.Find(List)?.Children.Values ?? Enumerable.Empty<TreeNode>())
            .Where(key => sid is not null ? key.Name == sid : Path(key) == $@"C:\Users\{run.Arguments.Text("name")}").ToList();
        if (run.Arguments.Text("state") == "present")
        {
            Present(run, sid!, profiles);
            return;
        }

        if (profiles.Count > 1 && !run.Arguments.Flag("remove_multiple"))
        {
            throw ModuleRun.Fail($"Found multiple profiles matching the path '{Path(profiles[0])}', set 'remove_multiple=True' to remove all the profiles for this match");
        }

        foreach (var profile in profiles)
        {
            run.Result["path"] = Path(profile);
            run.Change(() =>
            {
                run.Files.Delete(Path(profile) ?? "");
                run.Registry.Delete($@"{List}\{profile.Name}");
            });
        }
    }

    static void Present(ModuleRun run, string sid, List<TreeNode> profiles)
    {
        var user = run.Machine.Users.Values.FirstOrDefault(user => user.Sid == sid) ?? throw ModuleRun.Fail($"Fail to map the account '{sid}' to a valid user");
        var path = profiles.Select(Path).FirstOrDefault() ?? $@"C:\Users\{run.Arguments.Text("name") ?? user.Name}";
        run.Result["path"] = path;
        if (profiles.Count > 0)
            return;
        run.Change(() =>
        {
            run.Files.CreateFolder(path + @"\AppData\Local\Temp");
            run.Registry.Set($@"{List}\{sid}", "ProfileImagePath", new NodeValue("ExpandString") { Text = path });
        });
    }

    static string Sid(ModuleRun run, string user) =>
        user.StartsWith("S-1-", StringComparison.OrdinalIgnoreCase) ? user
        : AccountNames.Resolve(run.Machine, user) is { } name && run.Machine.Users.TryGetValue(name, out var account) ? account.Sid
        : throw ModuleRun.Fail("argument for username is of type System.String and we were unable to convert to sid: Some or all identity references could not be translated.");

    static string? Path(TreeNode key) => key.Values.GetValueOrDefault("ProfileImagePath")?.Text;
}

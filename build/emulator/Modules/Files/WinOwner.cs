using Ingot.Emulator.Modules.Accounts;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Files;

/// <summary>ansible.windows.win_owner: whose a file or folder is.</summary>
sealed class WinOwner : GuestModule
{
    public override string Name => "ansible.windows.win_owner";

    protected override void Apply(ModuleRun run)
    {
        var path = run.Arguments.Need("path");
        var user = run.Arguments.Need("user");
        var node = run.Files.Find(path) ?? throw ModuleRun.Fail($"{path} file or directory does not exist on the host");
        var account = AccountNames.Resolve(run.Machine, user)
            ?? throw ModuleRun.Fail($"{user} is not a valid user or group on the host machine or domain");
        Own(run, node, account);
        if (!run.Arguments.Flag("recurse"))
            return;
        foreach (var (_, child) in run.Files.Below(path))
            Own(run, child, account);
    }

    static void Own(ModuleRun run, TreeNode node, string account)
    {
        if (!account.Equals(node.Owner, StringComparison.OrdinalIgnoreCase))
            run.Change(() => node.Owner = account);
    }
}

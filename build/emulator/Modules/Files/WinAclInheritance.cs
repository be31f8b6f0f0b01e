using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Files;

/// <summary>ansible.windows.win_acl_inheritance: whether rules from above apply.</summary>
sealed class WinAclInheritance : GuestModule
{
    public override string Name => "ansible.windows.win_acl_inheritance";

    public override bool ShowsDiff => true;

    protected override void Apply(ModuleRun run)
    {
        var path = run.Arguments.Need("path");
        var node = (AccessTarget.Find(run, path) ?? throw ModuleRun.Fail($"{path} does not exist")).Node;
        var wanted = run.Arguments.Text("state") == "present";
        run.Diff(State(node.InheritsAccess), State(wanted));
        if (node.InheritsAccess == wanted)
            return;
        run.Change(() =>
        {
            if (!wanted && run.Arguments.Flag("reorganize"))
                node.Access = [.. node.Access ?? [], .. DriveRules.Where(rule => node.Access?.Contains(rule) != true)];
            node.InheritsAccess = wanted;
        });
    }

    static JsonObject State(bool inherits) => new() { ["state"] = inherits ? "present" : "absent" };

    /// <summary>What the root of the system drive hands down.</summary>
    static IReadOnlyList<AccessRule> DriveRules { get; } =
    [
        new(@"NT AUTHORITY\SYSTEM", "FullControl", "Allow", "ContainerInherit, ObjectInherit"),
        new(@"BUILTIN\Administrators", "FullControl", "Allow", "ContainerInherit, ObjectInherit"),
        new(@"BUILTIN\Users", "ReadAndExecute", "Allow", "ContainerInherit, ObjectInherit"),
    ];
}

using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Settings;

/// <summary>community.windows.win_computer_description: description, owner and organization, kept where Windows keeps them.</summary>
sealed class WinComputerDescription : GuestModule
{
    const string Product = @"HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion";

    const string Server = @"HKLM:\SYSTEM\CurrentControlSet\Services\LanmanServer\Parameters";

    static readonly (string Option, string Key, string Value)[] values =
        [("description", Server, "srvcomment"), ("owner", Product, "RegisteredOwner"), ("organization", Product, "RegisteredOrganization")];

    public override string Name => "community.windows.win_computer_description";

    protected override void Apply(ModuleRun run)
    {
        foreach (var (option, key, value) in values)
        {
            if (run.Arguments.Text(option) is { } text && (run.Registry.Value(key, value)?.Text ?? "") != text)
                run.Change(() => run.Registry.Set(key, value, NodeValue.String(text)));
        }
    }
}

using System.Collections.ObjectModel;
using System.Management.Automation;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Item property cmdlets, through the engine's own provider calls.</summary>
static class PropertyCommands
{
    const string Name = ",[Parameter(Position=1)][string]$Name";

    public static IReadOnlyList<GuestCommand> All { get; } =
    [
        new("Get-ItemProperty", GuestCommand.Paths + ",[Parameter(Position=1)][string[]]$Name", Get),
        new("Get-ItemPropertyValue", GuestCommand.Paths + ",[Parameter(Position=1)][string[]]$Name", GetValue),
        new("Set-ItemProperty", GuestCommand.Paths + Name + ",[Parameter(Position=2)][AllowNull()]$Value," +
            "[Alias('PropertyType')][string]$Type,[switch]$Force", Set),
        new("New-ItemProperty", GuestCommand.Paths + Name + ",[AllowNull()]$Value,[Alias('Type')][string]$PropertyType,[switch]$Force",
            New),
        new("Remove-ItemProperty", GuestCommand.Paths + ",[Parameter(Position=1)][string[]]$Name,[switch]$Force", Remove),
        new("Clear-ItemProperty", GuestCommand.Paths + Name + ",[switch]$Force", Clear),
        new("Rename-ItemProperty", GuestCommand.Paths + Name + ",[Parameter(Position=2)][string]$NewName", Rename),
    ];

    static PropertyCmdletProviderIntrinsics Property(CommandCall call) => call.Caller.InvokeProvider.Property;

    static Collection<PSObject> Read(CommandCall call)
    {
        var (paths, literal) = ItemCommands.PathsOf(call);
        return Property(call).Get(paths, new Collection<string>(call.Texts("Name")), literal);
    }

    static void Get(CommandCall call) => call.Write(Read(call), enumerate: true);

    static void GetValue(CommandCall call)
    {
        foreach (var item in Read(call))
            foreach (var name in call.Texts("Name"))
                call.Write(item.Properties[name]?.Value);
    }

    static void Set(CommandCall call)
    {
        if (call.Has("Type"))
        {
            New(call, call.Text("Type"), force: true, write: false);
            return;
        }

        var (paths, literal) = ItemCommands.PathsOf(call);
        var value = new PSObject();
        value.Properties.Add(new PSNoteProperty(call.Text("Name"), call.Value("Value")));
        Property(call).Set(paths, value, force: true, literal);
    }

    static void New(CommandCall call) => New(call, call.Text("PropertyType"), call.Flag("Force"), write: true);

    static void New(CommandCall call, string type, bool force, bool write)
    {
        var (paths, literal) = ItemCommands.PathsOf(call);
        var made = Property(call).New(paths, call.Text("Name"), type, call.Value("Value"), force, literal);
        if (write)
            call.Write(made, enumerate: true);
    }

    static void Remove(CommandCall call)
    {
        var (paths, literal) = ItemCommands.PathsOf(call);
        foreach (var name in call.Texts("Name"))
            Property(call).Remove(paths, name, force: true, literal);
    }

    static void Clear(CommandCall call)
    {
        var (paths, literal) = ItemCommands.PathsOf(call);
        Property(call).Clear(paths, new Collection<string>(call.Texts("Name")), force: true, literal);
    }

    static void Rename(CommandCall call)
    {
        var (paths, _) = ItemCommands.PathsOf(call);
        foreach (var path in paths)
            Property(call).Rename(path, call.Text("Name"), call.Text("NewName"));
    }
}

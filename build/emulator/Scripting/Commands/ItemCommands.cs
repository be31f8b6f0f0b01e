using System.Management.Automation;
using Ingot.Emulator.Faults;
using Ingot.Emulator.Scripting.Provider;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Item cmdlets, through the engine's own provider calls.</summary>
static class ItemCommands
{
    const string Force = ",[switch]$Force";

    public static IReadOnlyList<GuestCommand> All { get; } =
    [
        new("Get-Item", GuestCommand.Paths + Force, Get),
        new("Get-ChildItem", GuestCommand.Paths + Force + ",[Parameter(Position=1)][string]$Filter,[string[]]$Include,[string[]]$Exclude," +
            "[switch]$Recurse,[int]$Depth,[switch]$Name,[switch]$Directory,[switch]$File,[switch]$Hidden", Children),
        new("Test-Path", GuestCommand.Paths + ",[ValidateSet('Any','Container','Leaf')][string]$PathType,[switch]$IsValid", Test),
        new("New-Item", "[Parameter(Position=0)][string[]]$Path,[string]$Name,[Alias('Type')][string]$ItemType," +
            "[Alias('Target')]$Value" + Force +
            ",[string]$Transport,[string]$Address,[string]$HostName,[int]$Port,[string]$CertificateThumbPrint,[bool]$Enabled," +
            "[string]$Subject,[string]$URI,[string]$Issuer,$Credential", New),
        new("Set-Item", GuestCommand.Paths + ",[Parameter(Position=1)]$Value,[switch]$PassThru" + Force, Set),
        new("Remove-Item", GuestCommand.Paths + ",[switch]$Recurse,[switch]$DeleteKey" + Force, Remove),
        new("Copy-Item", GuestCommand.Paths + ",[Parameter(Position=1)][string]$Destination,[switch]$Recurse,[switch]$PassThru" + Force,
            Copy),
        new("Move-Item", GuestCommand.Paths + ",[Parameter(Position=1)][string]$Destination" + Force, Move),
        new("Rename-Item", "[Alias('PSPath','LiteralPath')][Parameter(Position=0,ValueFromPipelineByPropertyName)][string]$Path," +
            "[Parameter(Position=1)][string]$NewName" + Force, call => call.Caller.InvokeProvider.Item.Rename(call.Text("Path"),
            call.Text("NewName"))),
    ];

    /// <summary>The paths of a call and whether they are literal; the current location when none is given.</summary>
    public static (string[] Paths, bool Literal) PathsOf(CommandCall call) =>
        call.Has("LiteralPath") ? (call.Texts("LiteralPath"), true) : (call.Has("Path") ? call.Texts("Path") : ["."], false);

    static void Get(CommandCall call)
    {
        var (paths, literal) = PathsOf(call);
        call.Write(call.Caller.InvokeProvider.Item.Get(paths, call.Flag("Force"), literal), enumerate: true);
    }

    static void Children(CommandCall call)
    {
        var (paths, literal) = PathsOf(call);
        var depth = call.Has("Depth") ? (uint)call.Number("Depth") : uint.MaxValue;
        foreach (var item in call.Caller.InvokeProvider.ChildItem.Get(
            paths, call.Flag("Recurse") || call.Has("Depth"), depth, force: true, literal))
        {
            var name = GuestText.Of(item.Properties["PSChildName"]?.Value);
            var isContainer = item.Properties["PSIsContainer"]?.Value is true;
            if (call.Matches("Filter", name) && call.Matches("Include", name) && !(call.Has("Exclude") && call.Matches("Exclude", name))
                && !(call.Flag("Directory") && !isContainer) && !(call.Flag("File") && isContainer))
                call.Write(call.Flag("Name") ? name : item);
        }
    }

    static void Test(CommandCall call)
    {
        var (paths, literal) = PathsOf(call);
        foreach (var path in paths)
            call.Write(path.Length > 0 && Exists(call, path, literal));
    }

    static bool Exists(CommandCall call, string path, bool literal)
    {
        var item = call.Caller.InvokeProvider.Item;
        try
        {
            if (!item.Exists(path, force: true, literal))
                return false;
            return !call.Has("PathType") || call.Text("PathType").ToUpperInvariant() switch
            {
                "CONTAINER" => item.IsContainer(path),
                "LEAF" => !item.IsContainer(path),
                _ => true,
            };
        }
        catch (SessionStateException)
        {
            return false;
        }
    }

    static void New(CommandCall call)
    {
        foreach (var path in call.Has("Path") ? call.Texts("Path") : ["."])
        {
            var full = call.Caller.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            if (provider.Name == "WSMan" && GuestTree.NameOf(full).Equals("Listener", StringComparison.OrdinalIgnoreCase))
                call.Write(call.Caller.InvokeProvider.Item.Get($@"WSMan:\{full}\{WsManListeners.Create(call)}"), enumerate: true);
            else if (provider.Name == "WSMan" && GuestTree.NameOf(full).Equals("ClientCertificate", StringComparison.OrdinalIgnoreCase))
                call.Write(call.Caller.InvokeProvider.Item.Get($@"WSMan:\{full}\{WsManClientCertificates.Create(call)}"), enumerate: true);
            else
                call.Write(
                    call.Caller.InvokeProvider.Item.New([path], call.Text("Name"), call.Text("ItemType", "File"), call.Value("Value"),
                        call.Flag("Force")),
                    enumerate: true);
        }
    }

    static void Set(CommandCall call)
    {
        var (paths, literal) = PathsOf(call);
        var made = call.Caller.InvokeProvider.Item.Set(paths, call.Value("Value"), force: true, literal);
        if (call.Flag("PassThru"))
            call.Write(made, enumerate: true);
    }

    static void Remove(CommandCall call)
    {
        var (paths, literal) = PathsOf(call);
        if (call.Flag("DeleteKey") && !call.Machine.Faults.Contains(FaultScenarios.WinRmCloseLeavesKey))
            foreach (var path in paths)
                RemoveKey(call, path);
        call.Caller.InvokeProvider.Item.Remove(paths, recurse: true, force: true, literal);
    }

    static void RemoveKey(CommandCall call, string path)
    {
        var inner = call.Caller.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        if (provider.Name == "Certificate")
            MachineKeys.Remove(call.Machine, GuestTree.Find(call.Session, provider.Name, inner)?.Values.GetValueOrDefault("KeyFile")?.Text);
    }

    static void Copy(CommandCall call)
    {
        var (paths, literal) = PathsOf(call);
        call.Caller.InvokeProvider.Item.Copy(
            paths, call.Text("Destination", "."), call.Flag("Recurse"), CopyContainers.CopyTargetContainer, force: true, literal);
    }

    static void Move(CommandCall call)
    {
        var (paths, literal) = PathsOf(call);
        call.Caller.InvokeProvider.Item.Move(paths, call.Text("Destination", "."), force: true, literal);
    }
}

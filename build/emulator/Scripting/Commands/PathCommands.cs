using System.Management.Automation;
using Ingot.Emulator.Scripting.Provider;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Path and location cmdlets.</summary>
static class PathCommands
{
    public static IReadOnlyList<GuestCommand> All { get; } =
    [
        new("Join-Path", "[Parameter(Position=0,ValueFromPipeline)][string[]]$Path,[Parameter(Position=1)][string]$ChildPath", Join),
        new("Split-Path", GuestCommand.Paths + ",[switch]$Leaf,[switch]$Parent,[switch]$Qualifier,[switch]$NoQualifier," +
            "[switch]$IsAbsolute", Split),
        new("Resolve-Path", GuestCommand.Paths, Resolve),
        new("Convert-Path", GuestCommand.Paths, call => Each(call, path => call.Write(path))),
        new("Get-Location", "", call => call.Write(Location(call))),
        new("Set-Location", GuestCommand.Paths, call => call.Caller.SessionState.Path.SetLocation(ItemCommands.PathsOf(call).Paths[0])),
        new("Push-Location", GuestCommand.Paths, Push),
        new("Pop-Location", "", call => call.Caller.SessionState.Path.PopLocation("")),
    ];

    static PSObject Location(CommandCall call)
    {
        var path = call.Caller.SessionState.Path.CurrentLocation.Path.Replace('/', '\\');
        return ItemView.Make("Ingot.PathInfo", ("Path", path), ("ProviderPath", path));
    }

    static void Join(CommandCall call)
    {
        foreach (var path in call.Texts("Path"))
            call.Write($@"{path.TrimEnd('\\', '/')}\{call.Text("ChildPath").TrimStart('\\', '/')}");
    }

    static void Split(CommandCall call)
    {
        foreach (var path in ItemCommands.PathsOf(call).Paths)
        {
            var colon = path.IndexOf(':', StringComparison.Ordinal);
            var cut = path.TrimEnd('\\', '/').LastIndexOfAny(['\\', '/']);
            if (call.Flag("Leaf"))
                call.Write(GuestTree.NameOf(path));
            else if (call.Flag("Qualifier"))
                call.Write(path[..(colon + 1)]);
            else if (call.Flag("NoQualifier"))
                call.Write(path[(colon + 1)..]);
            else if (call.Flag("IsAbsolute"))
                call.Write(colon > 0);
            else
                call.Write(cut < 0 ? "" : path[cut - 1] == ':' ? path[..(cut + 1)] : path[..cut]);
        }
    }

    static void Resolve(CommandCall call) => Each(call, path => call.Write(ItemView.Make("Ingot.PathInfo", ("Path", path),
        ("ProviderPath", path))));

    static void Each(CommandCall call, Action<string> action)
    {
        var (paths, literal) = ItemCommands.PathsOf(call);
        foreach (var path in paths)
        {
            ProviderInfo provider;
            foreach (var full in literal
                ? [call.Caller.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _)]
                : call.Caller.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out provider))
                action(provider.Name == "GuestFileSystem" ? GuestTree.FullPath(full) : full.Replace('/', '\\'));
        }
    }

    static void Push(CommandCall call)
    {
        call.Caller.SessionState.Path.PushCurrentLocation("");
        call.Caller.SessionState.Path.SetLocation(ItemCommands.PathsOf(call).Paths[0]);
    }
}

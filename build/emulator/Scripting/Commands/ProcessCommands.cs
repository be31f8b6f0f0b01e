using System.Management.Automation;
using Ingot.Emulator.Scripting.Provider;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Processes: only stand-ins of programs run, so the list is short.</summary>
static class ProcessCommands
{
    static readonly string[] Always = ["csrss", "lsass", "services", "svchost", "System", "wininit", "WindowsAzureGuestAgent",
        "WaAppAgent", "powershell"];

    public static IReadOnlyList<GuestCommand> All { get; } =
    [
        new("Get-Process", "[Parameter(Position=0,ValueFromPipelineByPropertyName)][Alias('ProcessName')][string[]]$Name,[int[]]$Id", Get),
        new("Start-Process", "[Parameter(Position=0)][string]$FilePath,[Parameter(Position=1)][Alias('Args')][string[]]$ArgumentList," +
            "[switch]$Wait," +
            "[switch]$PassThru,[switch]$NoNewWindow,[string]$WindowStyle,[string]$Verb,[string]$WorkingDirectory", Start),
        new("Invoke-CimMethod", "[Parameter(Position=0)][string]$ClassName,[string]$Namespace,[Alias('Name')][Parameter(Position=2)][string]$MethodName," +
            "[Parameter(Position=1)][System.Collections.IDictionary]$Arguments", Method),
        new("Stop-Process", "[Parameter(Position=0,ValueFromPipelineByPropertyName)][int[]]$Id,[string[]]$Name,[switch]$Force", _ => { }),
        new("Wait-Process", "[Parameter(Position=0,ValueFromPipelineByPropertyName)][int[]]$Id,[string[]]$Name,[int]$Timeout", _ => { }),
    ];

    static void Get(CommandCall call)
    {
        var running = Always.Concat(call.Machine.Generalizing.Processes).Concat(WindowsServicing.Processes(call.Machine, call.Session.Now)).ToList();
        var id = 400;
        foreach (var name in running)
        {
            id += 44;
            if (call.Matches("Name", name) && call.Matches("Id", GuestText.Of(id)))
                call.Write(ItemView.Make("Ingot.Process", ("Name", name), ("ProcessName", name), ("Id", id), ("HasExited", false)));
        }

        foreach (var name in call.Texts("Name").Where(n => !WildcardPattern.ContainsWildcardCharacters(n)))
            if (!running.Contains(name, StringComparer.OrdinalIgnoreCase))
                call.Error(
                    $"Cannot find a process with the name \"{name}\". Verify the process name and call the cmdlet again.",
                    "NoProcessFoundForGivenName,Microsoft.PowerShell.Commands.GetProcessCommand",
                    ErrorCategory.ObjectNotFound,
                    name);
    }

    // Win32_Process.Create: whatever it starts outlives the script.
    static void Method(CommandCall call)
    {
        if (!call.Text("ClassName").Equals("Win32_Process", StringComparison.OrdinalIgnoreCase)
            || !call.Text("MethodName").Equals("Create", StringComparison.OrdinalIgnoreCase))
            throw new PSNotSupportedException($"The method {call.Text("MethodName")} of {call.Text("ClassName")} is not modelled.");
        var line = call.Bare("Arguments") is System.Collections.IDictionary given ? GuestText.Of(given["CommandLine"]) : "";
        var end = line.StartsWith('"') ? line.IndexOf('"', 1) + 1 : line.IndexOf(' ', StringComparison.Ordinal);
        var command = end > 0 ? line[..end] : line;
        var program = GuestPrograms.Find(command.Trim('"'));
        if (program is not null)
            GuestPrograms.Run(call.Session, program, line[command.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        // 9: the path is not found. Source: https://learn.microsoft.com/windows/win32/cimwin32prov/create-method-in-class-win32-process
        call.Write(ItemView.Make("Ingot.MethodResult", ("ReturnValue", program is null ? 9 : 0), ("ProcessId", program is null ? null : 4444)));
    }

    static void Start(CommandCall call)
    {
        var program = GuestPrograms.Find(call.Text("FilePath"))
            ?? throw new InvalidOperationException("This command cannot be run due to the error: The system cannot find the file " +
                "specified.");
        var answer = GuestPrograms.Run(call.Session, program, [.. call.Texts("ArgumentList").SelectMany(a =>
            a.Split(' ', StringSplitOptions.RemoveEmptyEntries))]);
        if (call.Flag("PassThru"))
            call.Write(ItemView.Make(
                "Ingot.Process", ("Name", program), ("ProcessName", program), ("Id", 4444), ("HasExited", true),
                    ("ExitCode", answer.ExitCode)));
    }
}

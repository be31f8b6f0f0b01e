using System.Text;
using System.Text.Json.Nodes;
using Ingot.Emulator.Scripting;

namespace Ingot.Emulator.Modules.Commands;

/// <summary>
/// ansible.windows.win_powershell: runs a script. Output comes back line by line, a line that is a whole number as a number.
/// </summary>
sealed class WinPowerShell : GuestModule
{
    public override string Name => "ansible.windows.win_powershell";

    public override string Limits => "cmdlets without a stand-in fail; streams other than output and error; $Ansible; executable";

    public override async Task ApplyAsync(ModuleRun run, CancellationToken cancellationToken)
    {
        foreach (var stream in new[] { "output", "error", "warning", "verbose", "debug", "information" })
            run.Result[stream] = new JsonArray();
        run.Result["result"] = new JsonObject();
        run.Result["host_out"] = "";
        run.Result["host_err"] = "";
        if (Skipping.Skip(run))
            return;
        var script = run.Arguments.Need("script");
        if (run.CheckMode && !script.Contains("SupportsShouldProcess", StringComparison.OrdinalIgnoreCase))
        {
            run.Change();
            run.Result["skipped"] = true;
            run.Result["msg"] = "skipped, running in check mode";
            return;
        }
        run.Change();
        Report(run, await GuestScript.RunAsync(run, Assemble(run, script), cancellationToken));
    }

    /// <summary>Parameters are bound by calling the script as a block.</summary>
    static string Assemble(ModuleRun run, string script)
    {
        var text = new StringBuilder();
        if (run.Arguments.Text("error_action") is { } action and not "continue")
            text.Append("$ErrorActionPreference = '").Append(action.Replace("_", "", StringComparison.Ordinal)).Append("'\n");
        text.Append("& {\n").Append(script).Append("\n}");
        foreach (var (name, value) in run.Arguments.Map("parameters") ?? [])
            text.Append(" -").Append(name).Append(':').Append(Literal(value));
        return text.ToString();
    }

    static string Literal(JsonNode? value) => value switch
    {
        null => "$null",
        JsonArray list => $"@({string.Join(", ", list.Select(Literal))})",
        JsonObject map => $"@{{{string.Join("; ", map.Select(entry => $"{GuestScript.Quote(entry.Key)} = {Literal(entry.Value)}"))}}}",
        _ => value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.True => "$true",
            System.Text.Json.JsonValueKind.False => "$false",
            System.Text.Json.JsonValueKind.Number => value.ToString(),
            _ => GuestScript.Quote(value.ToString()),
        },
    };

    static void Report(ModuleRun run, ScriptResult result)
    {
        run.Result["output"] = new JsonArray([.. Lines(result.Output)
            .Select(line => long.TryParse(line, out var number) ? (JsonNode)number : line)]);
        run.Result["error"] = new JsonArray([.. Lines(result.Error).Take(1).Select(_ => new JsonObject { ["output"] = result.Error })]);
        var stopped = run.Arguments.Text("error_action") == "stop" && result.Error.Length > 0;
        if (result.ExitCode == 0 && !stopped)
            return;
        run.Result["failed"] = true;
        run.Result["msg"] = result.Error.Length > 0 ? Lines(result.Error).First() : $"the script ended with exit code {result.ExitCode}";
    }

    static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Where(line => line.Length > 0);
}

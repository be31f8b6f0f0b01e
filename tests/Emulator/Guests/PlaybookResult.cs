using System.Text.Json.Nodes;

namespace Ingot.Tests.Emulator.Guests;

/// <summary>How a playbook ended, from Ansible's json callback.</summary>
public sealed record PlaybookResult(int ExitCode, string Output, string Error)
{
    /// <summary>How the callback's document begins; with -vvv there is other talk before it.</summary>
    const string Beginning = "{\n    \"custom_stats\"";

    readonly JsonNode? json = Output.Contains(Beginning, StringComparison.Ordinal)
        ? JsonNode.Parse(Output[Output.IndexOf(Beginning, StringComparison.Ordinal)..])
        : null;

    /// <summary>The host whose results are looked at.</summary>
    public string Host { get; init; } = "guest";

    /// <summary>The result of the task with that name.</summary>
    public JsonObject Task(string name)
    {
        foreach (var play in json?["plays"]?.AsArray() ?? [])
        {
            foreach (var task in play?["tasks"]?.AsArray() ?? [])
            {
                if (task?["task"]?["name"]?.GetValue<string>() == name && task["hosts"]?[Host] is JsonObject result)
                    return result;
            }
        }
        throw new InvalidOperationException($"There is no result of the task '{name}' in: {Output}{Error}");
    }

    /// <summary>Names of the tasks that changed something.</summary>
    public IReadOnlyList<string> Changed() =>
        [.. from play in json?["plays"]?.AsArray() ?? []
            from task in play?["tasks"]?.AsArray() ?? []
            where task?["hosts"]?[Host]?["changed"]?.GetValue<bool>() == true
            select task["task"]!["name"]!.GetValue<string>()];

    /// <summary>Everything Ansible said, for a failing assertion.</summary>
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
}

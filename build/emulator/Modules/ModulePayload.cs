using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules;

/// <summary>What Ansible sends to a module's process: the exec wrapper, four zero bytes, and one JSON object.</summary>
sealed record ModulePayload
{
    const string Separator = "\0\0\0\0";

    /// <summary>The module's name, as Ansible calls it; "script" for a script of the controller.</summary>
    public required string Module { get; init; }

    /// <summary>The task's arguments.</summary>
    public required JsonObject Arguments { get; init; }

    /// <summary>True in check mode.</summary>
    public bool CheckMode { get; init; }

    /// <summary>True when a diff is wanted.</summary>
    public bool Diff { get; init; }

    /// <summary>Who the task is to run as; null: who is signed in.</summary>
    public BecomeRequest? Become { get; init; }

    /// <summary>Number of the job when the task is to run in the background; null: it is not.</summary>
    public string? AsyncJob { get; init; }

    /// <summary>How long it may run in the background.</summary>
    public TimeSpan AsyncTimeout { get; init; }

    /// <summary>The task's environment.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The module's source.</summary>
    public required string Source { get; init; }

    /// <summary>Sources of the PowerShell that it imports.</summary>
    public IReadOnlyList<string> Imports { get; init; } = [];

    /// <summary>Reads the bytes of standard input.</summary>
    /// <exception cref="InvalidDataException">They are not a payload.</exception>
    public static ModulePayload Read(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var split = text.IndexOf(Separator, StringComparison.Ordinal);
        if (split < 0)
            throw new InvalidDataException("invalid payload");
        return Read(JsonNode.Parse(text[(split + Separator.Length)..])?.AsObject() ?? throw new InvalidDataException("invalid payload"));
    }

    static ModulePayload Read(JsonObject payload)
    {
        var all = payload["module_args"] as JsonObject ?? [];
        var actions = (payload["actions"] as JsonArray)?.Select(action => action?.GetValue<string>()).ToList() ?? [];
        return new()
        {
            Module = all["_ansible_module_name"]?.GetValue<string>() ?? "script",
            Arguments = new JsonObject(all.Where(argument => !argument.Key.StartsWith("_ansible_", StringComparison.Ordinal))
                .Select(argument => KeyValuePair.Create(argument.Key, argument.Value?.DeepClone()))),
            CheckMode = IsTrue(all["_ansible_check_mode"]),
            Diff = IsTrue(all["_ansible_diff"]),
            Become = actions.Contains("become_wrapper")
                ? new(Text(payload["become_user"]) ?? "", Text(payload["become_password"]), Text(payload["become_flags"]) ?? "") : null,
            AsyncJob = actions.Contains("async_wrapper") ? Text(payload["async_jid"]) : null,
            AsyncTimeout = TimeSpan.FromSeconds(payload["async_timeout_sec"]?.GetValue<double>() ?? 0),
            Environment = Variables(payload["environment"]),
            Source = Decode(payload["module_entry"]),
            Imports = [.. (payload["powershell_modules"] as JsonObject ?? []).Select(module => Decode(module.Value))],
        };
    }

    static bool IsTrue(JsonNode? node) => node?.GetValueKind() == JsonValueKind.True;

    static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    static string Decode(JsonNode? node) => Encoding.UTF8.GetString(Convert.FromBase64String(Text(node) ?? "")).TrimStart('\uFEFF');

    /// <summary>A task's environment is an object; an empty one may come as an empty list.</summary>
    static Dictionary<string, string> Variables(JsonNode? node) =>
        (node as JsonObject ?? [])
            .ToDictionary(variable => variable.Key, variable => variable.Value?.ToString() ?? "", StringComparer.OrdinalIgnoreCase);
}

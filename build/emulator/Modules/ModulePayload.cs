using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules;

/// <summary>What Ansible sends to a module's process: the exec wrapper, four zero bytes, and one JSON object.</summary>
/// <param name="Module">The module's name, as Ansible calls it.</param>
/// <param name="Arguments">The task's arguments.</param>
/// <param name="CheckMode">True in check mode.</param>
/// <param name="Diff">True when a diff is wanted.</param>
/// <param name="BecomeUser">The account of become, or null.</param>
/// <param name="IsAsync">True when the task is to run in the background.</param>
/// <param name="Environment">The task's environment.</param>
/// <param name="Source">The module's source, as sent.</param>
sealed record ModulePayload(
    string Module,
    JsonObject Arguments,
    bool CheckMode,
    bool Diff,
    string? BecomeUser,
    bool IsAsync,
    IReadOnlyDictionary<string, string> Environment,
    string Source)
{
    const string Separator = "\0\0\0\0";

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
        return new(
            all["_ansible_module_name"]?.GetValue<string>() ?? "script",
            new JsonObject(all.Where(argument => !argument.Key.StartsWith("_ansible_", StringComparison.Ordinal))
                .Select(argument => KeyValuePair.Create(argument.Key, argument.Value?.DeepClone()))),
            IsTrue(all["_ansible_check_mode"]),
            IsTrue(all["_ansible_diff"]),
            payload["become_user"] is JsonValue become && become.TryGetValue<string>(out var account) ? account : null,
            actions.Contains("async_wrapper"),
            Variables(payload["environment"]),
            Encoding.UTF8.GetString(Convert.FromBase64String(payload["module_entry"]?.GetValue<string>() ?? "")));
    }

    static bool IsTrue(JsonNode? node) => node?.GetValueKind() == JsonValueKind.True;

    /// <summary>A task's environment is an object; an empty one may come as an empty list.</summary>
    static Dictionary<string, string> Variables(JsonNode? node) =>
        (node as JsonObject ?? [])
            .ToDictionary(variable => variable.Key, variable => variable.Value?.ToString() ?? "", StringComparer.OrdinalIgnoreCase);
}

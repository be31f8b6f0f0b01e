using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ingot.Ansible;

/// <summary>The result that Ansible prints for a failed task, as YAML or JSON (which is YAML too).</summary>
public static class TaskResult
{
    /// <summary>What a person needs of it: the message, and the first words of standard error when the message is only "non-zero return code".</summary>
    public static string Message(string result)
    {
        try
        {
            var yaml = new YamlStream();
            using var reader = new StringReader(result);
            yaml.Load(reader);
            if (yaml.Documents is [{ RootNode: YamlMappingNode mapping }, ..] && Text(mapping, "msg") is { } message)
                return Detail(mapping) is { } detail ? $"{message}: {detail}" : message;
        }
        catch (YamlException)
        {
            // Cut off or in a form of its own: then as it is.
        }

        return result.Trim();
    }

    static string? Detail(YamlMappingNode result) =>
        Text(result, "rc") is null ? null : FirstLine(Text(result, "stderr")) ?? FirstLine(Text(result, "stdout"));

    static string? FirstLine(string? text) =>
        text?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();

    static string? Text(YamlMappingNode mapping, string key) =>
        mapping.Children.TryGetValue(new YamlScalarNode(key), out var node) && node is YamlScalarNode { Value: { Length: > 0 } value } ? value.Trim() : null;
}

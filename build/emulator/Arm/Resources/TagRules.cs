using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>What tags may be, whichever request brings them.</summary>
/// <remarks>Rules: learn.microsoft.com, Use tags to organize your Azure resources, Limitations.</remarks>
static class TagRules
{
    const int Most = 50;
    const int LongestName = 512;
    const int LongestValue = 256;
    const string Reserved = @"<>%&\?/";

    /// <summary>Refuses tags that break a rule; no tags are fine.</summary>
    /// <exception cref="ArmException">400, with the rule in its code.</exception>
    public static void Check(JsonNode? tags)
    {
        if (tags is not JsonObject members)
            return;
        if (members.Count > Most)
            throw Refused("InvalidTags", $"The number of tags '{members.Count}' exceeds the limit of {Most}.");
        foreach (var (name, value) in members)
        {
            if (name.Length is 0 or > LongestName)
                throw Refused("InvalidTagName", $"The tag name '{name}' is invalid: it has 1 to {LongestName} characters.");
            if (name.Any(letter => Reserved.Contains(letter, StringComparison.Ordinal) || char.IsControl(letter)))
            {
                throw Refused("InvalidTagNameCharacters", $"The tag names '{name}' have reserved characters '{string.Join(',', Reserved.AsEnumerable())}' "
                    + "or control characters.");
            }
            if (value?.ToString().Length > LongestValue)
                throw Refused("InvalidTagValueLength", $"Tag value too large. Following tag value '{value}' exceeded the maximum length. Maximum "
                    + $"allowed length for tag value - '{LongestValue}' characters.");
        }
    }

    static ArmException Refused(string code, string message) => new(400, code, message);
}

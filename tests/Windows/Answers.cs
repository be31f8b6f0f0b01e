using System.Text.Json.Nodes;

namespace Ingot.Tests.Windows;

/// <summary>Reads the answers of guest scripts.</summary>
public static class Answers
{
    public static string[] Strings(this JsonObject answer, string name) =>
        [.. (answer[name]?.AsArray() ?? []).Select(item => (string?)item ?? "")];
}

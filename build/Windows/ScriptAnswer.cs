using System.Text.Json;

namespace Ingot.Windows;

/// <summary>Reads what a guest script answered: one JSON object on its last line.</summary>
public static class ScriptAnswer
{
    /// <summary>The object, when the script succeeded.</summary>
    /// <param name="script">Name of the script.</param>
    /// <param name="outcome">How it ended.</param>
    /// <exception cref="Fault">It failed, or answered something else.</exception>
    public static JsonElement Read(string script, ScriptOutcome outcome)
    {
        var answer = Parse(outcome.Output);
        if (outcome.ExitCode == 0 && answer is { } good && (!good.TryGetProperty("ok", out var ok) || ok.GetBoolean()))
            return good;
        throw new Fault(
            $"The guest script {script} failed{(Text(answer, "step") is { } step ? $" at step '{step}'" : "")}.",
            Why(answer, outcome),
            "Mend the cause and run the target again. With --on-error Keep the build VM stays for a look; its run command of that name keeps the whole output.");
    }

    /// <summary>True when the script's own answer did not arrive, so that nothing is known of it.</summary>
    public static bool IsLost(ScriptOutcome outcome) => Parse(outcome.Output) is null && outcome.State is not "Succeeded";

    /// <summary>A text property; null when it is not there.</summary>
    public static string? Text(JsonElement? answer, string property) =>
        answer is { } element && element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static string Why(JsonElement? answer, ScriptOutcome outcome)
    {
        var message = Text(answer, "message") ?? FirstLine(outcome.Error) ?? FirstLine(outcome.Output)
            ?? $"It ended with state {outcome.State} and exit code {outcome.ExitCode}, and said nothing.";
        return Text(answer, "log") is { Length: > 0 } log ? $"{message}{Environment.NewLine}{log}" : message;
    }

    static JsonElement? Parse(string output)
    {
        var last = output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
        if (last is null || !last.StartsWith('{'))
            return null;
        try
        {
            return JsonElement.Parse(last);
        }
        catch (JsonException)
        {
            // Cut off by the 4,096 bytes that Azure keeps, or not JSON: both mean that there is no answer.
            return null;
        }
    }

    static string? FirstLine(string text) =>
        text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
}

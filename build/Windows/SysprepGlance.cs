using System.Text.Json;

namespace Ingot.Windows;

/// <summary>What was to be seen of sysprep at one moment, as Watch-Sysprep answers.</summary>
/// <param name="ImageState">Windows' own word for its state.</param>
/// <param name="HasTag">True when sysprep has written its success tag.</param>
/// <param name="Processes">Processes of setup that run.</param>
/// <param name="Clock">When, on the guest's own clock; only differences mean something.</param>
/// <param name="Hook">The last line of setupact.log that names a hook; empty when there is none.</param>
/// <param name="Errors">Lines of setuperr.log.</param>
public sealed record SysprepGlance(string ImageState, bool HasTag, IReadOnlyList<string> Processes, TimeSpan Clock, string Hook, IReadOnlyList<string> Errors)
{
    /// <summary>True when a process of setup runs.</summary>
    public bool IsAtWork => Processes.Count > 0;

    /// <summary>True when all three signs say that Windows is generalized.</summary>
    public bool IsDone => ImageState == SysprepResult.Generalized && HasTag && !IsAtWork;

    /// <summary>Reads the answer.</summary>
    /// <exception cref="Fault">The script failed.</exception>
    public static SysprepGlance Read(ScriptOutcome outcome)
    {
        var answer = ScriptAnswer.Read("Watch-Sysprep", outcome);
        return new(
            ScriptAnswer.Text(answer, "imageState") ?? "unknown",
            answer.GetProperty("tag").GetBoolean(),
            Texts(answer, "processes"),
            TimeSpan.FromSeconds(answer.GetProperty("clock").GetInt64()),
            ScriptAnswer.Text(answer, "hook") ?? "",
            Texts(answer, "errors"));
    }

    internal static IReadOnlyList<string> Texts(JsonElement answer, string name) =>
        [.. answer.GetProperty(name).EnumerateArray().Select(item => item.GetString() ?? "")];
}

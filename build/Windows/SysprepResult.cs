namespace Ingot.Windows;

/// <summary>How generalizing ended.</summary>
/// <param name="ImageState">Windows' own word for its state.</param>
public sealed record SysprepResult(string ImageState)
{
    /// <summary>The one state that may be captured. Source: https://learn.microsoft.com/windows-hardware/manufacture/desktop/windows-setup-states</summary>
    public const string Generalized = "IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE";

    /// <summary>The state of a Windows that is installed, and not generalized.</summary>
    public const string Complete = "IMAGE_STATE_COMPLETE";

    /// <summary>The state that sysprep gets stuck in between two passes. Source: https://github.com/actions/runner-images/issues/964</summary>
    public const string BetweenPasses = "IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE";

    /// <summary>Reads the answer of Get-ImageState: state, tag and processes must agree.</summary>
    /// <exception cref="Fault">Windows is not generalized; the fault says which sign speaks against it.</exception>
    public static SysprepResult Read(ScriptOutcome outcome)
    {
        var answer = ScriptAnswer.Read("Get-ImageState", outcome);
        var state = ScriptAnswer.Text(answer, "imageState") ?? "unknown";
        var against = new[]
        {
            state == Generalized ? null : $"its image state is {state}",
            answer.GetProperty("tag").GetBoolean() ? null : "sysprep has not said that it succeeded",
            SysprepGlance.Texts(answer, "processes") is [var process, ..] ? $"{process} still runs" : null,
        }.OfType<string>().ToList();
        return against.Count == 0 ? new SysprepResult(state) : throw NotGeneralized(against);
    }

    static Fault NotGeneralized(IEnumerable<string> against) => new(
        "Windows is not generalized.",
        $"Not all signs say so: {string.Join(", ", against)}. An image of it would come up with this machine's identity, or not at all.",
        "Run the target Sysprep, and read C:\\Windows\\System32\\Sysprep\\Panther\\setuperr.log on the build VM if it does not end well.");
}

namespace Ingot.Windows;

/// <summary>How generalizing ended.</summary>
/// <param name="ImageState">Windows' own word for its state.</param>
public sealed record SysprepResult(string ImageState)
{
    /// <summary>The one state that may be captured. Source: https://learn.microsoft.com/windows-hardware/manufacture/desktop/windows-setup-states</summary>
    public const string Generalized = "IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE";

    /// <summary>Reads the answer of Invoke-Sysprep or Get-ImageState.</summary>
    /// <exception cref="Fault">Windows was not generalized; the fault says how far it came.</exception>
    public static SysprepResult Read(ScriptOutcome outcome)
    {
        var answer = ScriptAnswer.Read("Invoke-Sysprep", outcome);
        var state = ScriptAnswer.Text(answer, "imageState") ?? "unknown";
        return state == Generalized ? new SysprepResult(state) : throw NotGeneralized(state);
    }

    static Fault NotGeneralized(string state) => new(
        "Windows is not generalized.",
        $"Its image state is {state}; an image of it would come up with this machine's identity, or not at all.",
        "Run the target Sysprep, and read C:\\Windows\\System32\\Sysprep\\Panther\\setuperr.log on the build VM if it does not end well.");
}

namespace Nuke.Common;

/// <summary>Switches parts of the console output off.</summary>
/// <param name="disabledOutputs">The parts; none means all.</param>
[AttributeUsage(AttributeTargets.Class)]
public class DisableDefaultOutputAttribute(params DefaultOutput[] disabledOutputs) : Attribute
{
    /// <summary>The parts that are switched off.</summary>
    public DefaultOutput[] DisabledOutputs { get; } =
        disabledOutputs is { Length: > 0 } ? disabledOutputs : Enum.GetValues<DefaultOutput>();

    /// <summary>Whether the attribute counts for this build; always, unless overridden.</summary>
    /// <param name="build">The running build.</param>
    public virtual bool IsApplicable(INukeBuild build) => true;
}

using Serilog.Events;

namespace Nuke.Common.Output;

/// <summary>A warning or error for the list at the end.</summary>
/// <param name="Level">Warning or worse.</param>
/// <param name="Target">The target that ran; empty if none did.</param>
/// <param name="Text">The message, without its exception.</param>
sealed record Problem(LogEventLevel Level, string Target, string Text);

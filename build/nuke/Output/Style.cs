namespace Nuke.Common.Output;

/// <summary>Colours of console text, by what it means.</summary>
enum Style
{
    Plain,
    Faint,
    Success,
    Warning,
    Error,
    Heading,
}

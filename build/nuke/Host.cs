using Nuke.Common.Execution;

namespace Nuke.Common;

/// <summary>Where the build runs: a terminal or a build server. Decides how blocks and problems are written.</summary>
public class Host
{
    /// <summary>Made by the engine.</summary>
    protected Host()
    {
    }

    /// <summary>Whether the message is a command to the host, to be written as it is.</summary>
    protected internal virtual bool FilterMessage(string message) => false;

    /// <summary>Tells the host of a warning.</summary>
    protected internal virtual void ReportWarning(string text, string? details = null)
    {
    }

    /// <summary>Tells the host of an error.</summary>
    protected internal virtual void ReportError(string text, string? details = null)
    {
    }

    /// <summary>Opens a block of output; disposing ends it.</summary>
    protected internal virtual IDisposable? WriteBlock(string text)
    {
        Session.Current.Console.Header(text);
        return null;
    }
}

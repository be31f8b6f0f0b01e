using Nuke.Common.Utilities;

namespace Nuke.Common.CI.AzurePipelines.Configuration;

/// <summary>Blocks of a pipeline.</summary>
public static class AzurePipelinesCustomWriterExtensions
{
    /// <summary>Writes a line and indents what follows; disposing ends it.</summary>
    public static IDisposable WriteBlock(this CustomFileWriter writer, string text)
    {
        writer.WriteLine(text);
        return writer.Indent();
    }
}

using Nuke.Common.Utilities;

namespace Nuke.Common.CI;

/// <summary>A part of a configuration that can write itself.</summary>
public abstract class ConfigurationEntity
{
    /// <summary>Writes this part.</summary>
    public abstract void Write(CustomFileWriter writer);
}

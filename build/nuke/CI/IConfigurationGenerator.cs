using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.CI;

/// <summary>Something that writes the configuration of a build server.</summary>
public interface IConfigurationGenerator
{
    /// <summary>What <c>--generate-configuration</c> takes.</summary>
    string Id { get; }

    /// <summary>What people read.</summary>
    string DisplayName { get; }

    /// <summary>Name of the host the configuration is for.</summary>
    string HostName { get; }

    /// <summary>Type of that host.</summary>
    Type HostType { get; }

    /// <summary>Whether local runs keep the files up to date.</summary>
    bool AutoGenerate { get; }

    /// <summary>The files it writes.</summary>
    IEnumerable<AbsolutePath> GeneratedFiles { get; }

    /// <summary>Writes the files.</summary>
    /// <param name="executableTargets">All targets of the build.</param>
    void Generate(IReadOnlyCollection<ExecutableTarget> executableTargets);

    /// <summary>Called on the build server that the configuration is for.</summary>
    void SerializeState();
}

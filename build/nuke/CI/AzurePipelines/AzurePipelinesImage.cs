using Nuke.Common.Tooling;

namespace Nuke.Common.CI.AzurePipelines;

/// <summary>The machines that Azure Pipelines offers.</summary>
public enum AzurePipelinesImage
{
    /// <summary><c>windows-2022</c>.</summary>
    [EnumValue("windows-2022")]
    Windows2022,

    /// <summary><c>windows-2019</c>.</summary>
    [EnumValue("windows-2019")]
    Windows2019,

    /// <summary><c>ubuntu-22.04</c>.</summary>
    [EnumValue("ubuntu-22.04")]
    Ubuntu2204,

    /// <summary><c>ubuntu-20.04</c>.</summary>
    [EnumValue("ubuntu-20.04")]
    Ubuntu2004,

    /// <summary><c>macOS-13</c>.</summary>
    [EnumValue("macOS-13")]
    MacOs13,

    /// <summary><c>macOS-12</c>.</summary>
    [EnumValue("macOS-12")]
    MacOs12,

    /// <summary><c>macOS-11</c>.</summary>
    [EnumValue("macOS-11")]
    MacOs11,

    /// <summary><c>windows-latest</c>.</summary>
    [EnumValue("windows-latest")]
    WindowsLatest,

    /// <summary><c>ubuntu-latest</c>.</summary>
    [EnumValue("ubuntu-latest")]
    UbuntuLatest,

    /// <summary><c>macOS-latest</c>.</summary>
    [EnumValue("macOS-latest")]
    MacOsLatest,
}

namespace Ingot.Emulator.Windows.Updates;

/// <summary>What Windows Update has for each build of Windows Server, as of June 2025.</summary>
public static class UpdateCatalogue
{
    /// <summary>Id of the update of .NET on Windows Server 2022, which is offered only once the cumulative update works.</summary>
    public const string DotNet2022 = "fc907d84-0a3d-4725-a791-31de88f77bbd";

    /// <summary>Id of the update of .NET on Windows Server 2025.</summary>
    public const string DotNet2025 = "6df81163-c246-4875-b854-9fb40192b492";

    const string Cumulative2022 = "e9a6a203-72a0-4261-9359-2f7cead59033";

    const string Cumulative2025 = "fb59ca40-b64e-4fa6-9bd5-fe097d926f04";

    const string Security = "Security Updates";

    const string Optional = "Updates";

    const string Of2022 = "Microsoft Server operating system-21H2";

    const string Of2025 = "Microsoft Server Operating System-24H2";

    /// <summary>On every build: the tool of each month, and what Defender gets several times a day.</summary>
    static readonly WindowsUpdate[] everywhere =
    [
        new("f25b19b6-c8eb-4817-82c2-744b51ab6d68", "890830", "Windows Malicious Software Removal Tool x64 - v5.134 (KB890830)",
            ["Update Rollups"], 72),
        new("799bd021-af60-46eb-86f4-66ffefa9c022", "2267602",
            "Security Intelligence Update for Microsoft Defender Antivirus - KB2267602 (Version 1.431.54.0) - Current Channel (Broad)",
            ["Definition Updates", "Microsoft Defender Antivirus"], 118) { InstallTime = TimeSpan.FromSeconds(30) },
        new("affb172d-14ff-46b5-9efc-8bcfc252c104", "4052623",
            "Update for Microsoft Defender Antivirus antimalware platform - KB4052623 (Version 4.18.25050.5) - Current Channel (Broad)",
            ["Definition Updates", "Microsoft Defender Antivirus"], 15) { InstallTime = TimeSpan.FromSeconds(30) },
    ];

    static readonly Dictionary<string, WindowsUpdate[]> builds = new(StringComparer.Ordinal)
    {
        ["20348"] =
        [
            new(Cumulative2022, "5060526",
                "2025-06 Cumulative Update for Microsoft server operating system version 21H2 for x64-based Systems (KB5060526)",
                [Security, Of2022], 384) { NeedsReboot = true, Revision = 3807, InstallTime = TimeSpan.FromMinutes(11) },
            new(DotNet2022, "5054693",
                "2025-04 Cumulative Update for .NET Framework 3.5, 4.8 and 4.8.1 for Microsoft server operating system version 21H2 for x64 " +
                    "(KB5054693)",
                [Security, Of2022], 76) { NeedsReboot = true, After = Cumulative2022, InstallTime = TimeSpan.FromMinutes(4) },
            new("3588e976-6696-47ab-bca5-c5b0fe67119c", "5056580",
                "2025-05 Cumulative Update Preview for .NET Framework 3.5, 4.8 and 4.8.1 for Microsoft server operating system version 21H2 " +
                    "for x64 (KB5056580)",
                [Optional, Of2022], 76) { NeedsReboot = true, IsOptional = true },
        ],
        ["26100"] =
        [
            new(Cumulative2025, "5060842",
                "2025-06 Cumulative Update for Microsoft server operating system version 24H2 for x64-based Systems (KB5060842)",
                [Security, Of2025], 1_410) { NeedsReboot = true, Revision = 4349, InstallTime = TimeSpan.FromMinutes(14) },
            new(DotNet2025, "5054979",
                "2025-04 Cumulative Update for .NET Framework 3.5 and 4.8.1 for Microsoft server operating system version 24H2 for x64 " +
                    "(KB5054979)",
                [Security, Of2025], 78) { NeedsReboot = true, After = Cumulative2025, InstallTime = TimeSpan.FromMinutes(4) },
        ],
    };

    /// <summary>The updates of a Windows version such as 10.0.20348.3207; none of a build that is not known.</summary>
    public static IReadOnlyList<WindowsUpdate> For(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return builds.TryGetValue(version.Split('.').ElementAtOrDefault(2) ?? "", out var own) ? [.. own, .. everywhere] : [];
    }
}

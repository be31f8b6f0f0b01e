namespace Ingot;

/// <summary>The exit codes of the program. They are a contract: scripts and pipelines decide by them.</summary>
public static class ExitCodes
{
    /// <summary>A failure nobody foresaw.</summary>
    public const int Unexpected = 1;

    /// <summary>Refused before anything was written.</summary>
    public const int Refused = 2;

    /// <summary>Stopped by Ctrl-C or SIGTERM.</summary>
    public const int Interrupted = 130;

    /// <summary>The code of a failed target.</summary>
    public static int Of(string target) => target switch
    {
        "InstallTools" or "Preflight" or "Lint" => Refused,
        "ProvisionVm" => 10,
        "EnableWinRm" => 11,
        "GenerateInventory" => 12,
        "RunAnsible" => 13,
        "Sysprep" => 14,
        "CaptureImage" => 15,
        "Cleanup" or "Sweep" => 16,
        "VerifyImage" => 17,
        "PublishImage" => 18,
        _ => Unexpected,
    };
}

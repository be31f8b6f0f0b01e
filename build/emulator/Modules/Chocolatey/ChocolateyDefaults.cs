namespace Ingot.Emulator.Modules.Chocolatey;

/// <summary>Features and settings of Chocolatey 1.x as they are when nobody set them.</summary>
static class ChocolateyDefaults
{
    /// <summary>Features.</summary>
    public static IReadOnlyDictionary<string, bool> Features { get; } = new SortedDictionary<string, bool>(StringComparer.OrdinalIgnoreCase)
    {
        ["allowEmptyChecksums"] = false,
        ["allowEmptyChecksumsSecure"] = true,
        ["allowGlobalConfirmation"] = false,
        ["autoUninstaller"] = true,
        ["checksumFiles"] = true,
        ["exitOnRebootDetected"] = false,
        ["failOnAutoUninstaller"] = false,
        ["failOnInvalidOrMissingLicense"] = false,
        ["failOnStandardError"] = false,
        ["ignoreInvalidOptionsSwitches"] = true,
        ["ignoreUnfoundPackagesOnUpgradeOutdated"] = false,
        ["logEnvironmentValues"] = false,
        ["logValidationResultsOnWarnings"] = true,
        ["logWithoutColor"] = false,
        ["powershellHost"] = true,
        ["removePackageInformationOnUninstall"] = false,
        ["scriptsCheckLastExitCode"] = false,
        ["showDownloadProgress"] = true,
        ["showNonElevatedWarnings"] = true,
        ["skipPackageUpgradesWhenNotInstalled"] = false,
        ["stopOnFirstPackageFailure"] = false,
        ["useEnhancedExitCodes"] = false,
        ["useFipsCompliantChecksums"] = false,
        ["usePackageExitCodes"] = true,
        ["usePackageRepositoryOptimizations"] = true,
        ["useRememberedArgumentsForUpgrades"] = false,
        ["virusCheck"] = false,
    };

    /// <summary>Settings.</summary>
    public static IReadOnlyDictionary<string, string> Config { get; } = new SortedDictionary<string,
        string>(StringComparer.OrdinalIgnoreCase)
    {
        ["cacheLocation"] = "",
        ["commandExecutionTimeoutSeconds"] = "2700",
        ["containsLegacyPackageInstalls"] = "true",
        ["defaultPushSource"] = "",
        ["defaultTemplateName"] = "",
        ["proxy"] = "",
        ["proxyBypassList"] = "",
        ["proxyBypassOnLocal"] = "true",
        ["proxyPassword"] = "",
        ["proxyUser"] = "",
        ["upgradeAllExceptions"] = "",
        ["webRequestTimeoutSeconds"] = "30",
    };
}

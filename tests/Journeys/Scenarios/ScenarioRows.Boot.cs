using Ingot.Emulator.Faults;

namespace Ingot.Tests.Journeys.Scenarios;

/// <content>What is wrong with a machine that is made of the image.</content>
static partial class ScenarioRows
{
    /// <summary>What is wrong with a machine, though the bake saw nothing of it.</summary>
    public static IEnumerable<Scenario> Boot =>
    [
        .. new Scenario[]
        {
            new(FaultScenarios.BootSlow, 17, "A machine made of it takes 11"),
            new(FaultScenarios.BootNever, 17, "is not verified:", "Code:  OSProvisioningTimedOut"),
            new(FaultScenarios.BootAgentNever, 17, "The agent of Azure never reported") { Hurry = ["--timeout-agent", "00:00:05"] },
            new(FaultScenarios.BootSameSid, 17, "is the build VM's: the image was not generalized."),
            new(FaultScenarios.BootSetupErrors, 17, @"C:\Windows\Panther\setuperr.log"),
        }.Select(scenario => scenario with { Target = "VerifyImage" }),
    ];

    /// <summary>What a bake puts into its image.</summary>
    public static IEnumerable<Scenario> Carried =>
    [
        new(FaultScenarios.BootBuildAccountLeft, 17, "The build account 'ingot-build' is there.")
        {
            Target = "VerifyImage",
            Files = new Dictionary<string, string>(StringComparer.Ordinal) { ["manifest.json"] = "\"Failed\"" },
        },
        new(FaultScenarios.BootWinRmLeftOpen, 17, "WinRM still listens on port 5986 with the certificate of the bake.", "The firewall rule Ingot-WinRM-HTTPS is there") { Target = "VerifyImage" },
        new(FaultScenarios.BootVerifyPlaybookFails, 17, "failed in task 'iis : ") { Target = "VerifyImage", IsSample = true },
    ];
}

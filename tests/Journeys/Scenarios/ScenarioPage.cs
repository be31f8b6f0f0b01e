using System.Text;
using Ingot.Emulator.Faults;

namespace Ingot.Tests.Journeys.Scenarios;

/// <summary>The text of docs/scenarios.md.</summary>
static class ScenarioPage
{
    const string Start =
        """
        # What can be rehearsed to go wrong inside Windows

        `./build.sh CaptureImage --rehearsal-fault <scenario>` bakes a Windows in which that is so; the scenarios `boot-…` are about a machine made of the image, so there it is VerifyImage. The table
        says how that ends and, with one of its sentences, what Ingot says. A row that ends with 0 ends with an image, one that ends with 17 with an image that nobody publishes. Whatever the exit code,
        nothing is left but the image. Of Windows Update and of reboots a playbook makes what it likes: the role `updates` says how it ends. `./build.sh --help` lists the scenarios, too.

        Faults of single requests to Azure, such as `"PUT virtualMachines#1=reset-after"`, are described in [build/emulator/README.md](../build/emulator/README.md).

        <!-- Written by the tests from build/emulator/Faults/FaultScenarios.*.cs and tests/Journeys/Scenarios/ScenarioRows.*.cs; each row is run by them. -->

        | Scenario | What is so | Ends with | Ingot says |
        | --- | --- | --- | --- |

        """;

    public static string Text()
    {
        var page = new StringBuilder(Start);
        foreach (var (name, meaning) in FaultScenarios.All)
        {
            var rows = ScenarioRows.All.Where(scenario => scenario.Name == name).ToList();
            foreach (var row in rows)
                page.Append(null, $"| `{row.Title}` | {(row == rows[0] ? meaning : "the same")} | {row.ExitCode} | {row.Says[0]} |\n");
            // Other tests run those.
            if (rows.Count == 0)
                page.Append(null, $"| `{name}` | {meaning} | | |\n");
        }

        return page.ToString().ReplaceLineEndings("\n");
    }
}

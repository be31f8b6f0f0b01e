using System.Text;

namespace Ingot.Tests.Arm;

/// <summary>The text of docs/options.md.</summary>
static class OptionsPage
{
    const string Start =
        """
        # Options of the build VM and of the image

        Every option that reaches Azure: what it does, the property of Azure Resource Manager that it sets, and the golden file that shows it on the wire.
        Each can be given on the command line (`--os-disk-size 256`), in the environment (`OS_DISK_SIZE` or `NUKE_OS_DISK_SIZE`), or in
        `.nuke/parameters.json` and its profiles (`"OsDiskSize": 256`).

        Properties of the VM are below `properties` of `Microsoft.Compute/virtualMachines`, unless they are top-level ones: `tags`, `zones`, `identity`, `plan`,
        `location`. A golden file holds what the option changes in the requests of a bake that says only what is necessary
        ([baseline.json](../tests/Arm/Golden/baseline.json)): the words of the command line go in, and the requests that the Azure SDK really sent are compared.
        Secrets are `***`.

        What cannot be checked without asking Azure is checked by Preflight; everything else, such as spelling and what excludes what, before the first call.

        <!-- Written by the tests from the lists in tests/Arm/WireOptions*.cs. -->

        """;

    const string Limits =
        """

        ## What cannot be said

        * `NonPersistedTPM` as `--security-encryption-type`: Azure knows it from version 2023-09-01 of its compute API on, and the client library for .NET speaks 2023-07-01.
        * Tags on the network interface, the public address and the disks: they are described inside the VM's request, which has no place for tags in that version.
          They are deleted with the VM.
        * `UltraSSD_LRS` and `PremiumV2_LRS`: no OS disk can have them.

        """;

    public static string Text()
    {
        var page = new StringBuilder(Start);
        foreach (var group in WireOptions.All)
        {
            page.Append(null, $"\n## {group.Title}\n\n| Option | What it does | Without it | ARM property | Shown by |\n| --- | --- | --- | --- | --- |\n");
            foreach (var rows in group.Options.GroupBy(option => option.Option, StringComparer.Ordinal))
            {
                var first = rows.First();
                page.Append(null, $"| `--{first.Option}` | {first.Does} | {first.Default} | {first.Property} | {string.Join(", ", rows.Select(Link))} |\n");
            }
        }

        return page.Append(Limits).ToString().ReplaceLineEndings("\n");
    }

    static string Link(WireOption option) => option.Proof is { } test
        ? $"`{test}`"
        : $"[{(option.Case.Length > 0 ? option.Case : "golden file")}](../tests/Arm/Golden/{option.Golden})";
}

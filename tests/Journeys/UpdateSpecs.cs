namespace Ingot.Tests.Journeys;

/// <summary>A bake with Windows Update ends, however that behaves.</summary>
public sealed class UpdateSpecs
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_update_that_comes_back_for_ever_does_not_keep_a_bake_from_its_image()
    {
        await using var bench = await OpenAsync("updates-reinstall-forever");

        var run = await BakeAsync(bench, "updates_enabled: true\n");

        run.Ended(0);
        Assert.Contains("Windows Update: 3 installed and 1 left after 3 rounds, because nothing more is offered.", Words(run), StringComparison.Ordinal);
        Assert.Contains("Offered again although installed: 2025-04 Cumulative Update for .NET Framework 3.5", Words(run), StringComparison.Ordinal);
        Assert.Single(bench.Images());
        Assert.Empty(bench.Leftovers());
    }

    [Fact]
    public async Task Updates_that_never_end_are_ended_with_13()
    {
        await using var bench = await OpenAsync("updates-never-end");

        var run = await BakeAsync(bench, "updates_enabled: true\nupdates_round_seconds: 3\n");

        run.Ended(13);
        run.Explains("The playbook failed in task 'updates : Give up on Windows Update.'.");
        Assert.Contains("Windows Update did not get through round 1: The ansible.windows.win_updates action failed to execute in the expected time frame (3)", Words(run), StringComparison.Ordinal);
        Assert.Contains("raise updates_round_minutes (60) or updates_minutes (150)", Words(run), StringComparison.Ordinal);
        Assert.Empty(bench.Images());
        Assert.Empty(bench.Leftovers());
    }

    static async Task<Workbench> OpenAsync(string fault)
    {
        var bench = await Workbench.OpenAsync(Token, fault);
        await File.WriteAllTextAsync(Path.Combine(bench.Root, "playbooks", "updates.yml"), Playbook, Token);
        return bench;
    }

    static async Task<Run> BakeAsync(Workbench bench, string variables)
    {
        await File.WriteAllTextAsync(Path.Combine(bench.Root, "variables", "updates.yml"), "---\n" + variables, Token);
        return await bench.RunAsync(["CaptureImage", "--playbook", "playbooks/updates.yml", "--variables-files", "variables/updates.yml"], Token);
    }

    // Ansible breaks lines where it likes.
    static string Words(Run run) => string.Join(' ', run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    const string Playbook =
        """
        ---
        - name: Bring Windows up to date
          hosts: provisionedbox
          gather_facts: false
          any_errors_fatal: true
          roles:
            - role: updates

        """;
}

namespace Ingot.Tests.Journeys;

/// <summary>An image is what its tags and its manifest say, or there is none.</summary>
public sealed class TruthSpecs
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("provisionedbox", new[] { "--ansible-tags", "absent" })]
    [InlineData("provisionedbox", new[] { "--start-at-task", "Absent" })]
    public async Task A_playbook_that_did_nothing_is_a_failure(string hosts, string[] arguments)
    {
        await using var bench = await Workbench.OpenAsync(Token);
        await WriteAsync(bench, "small.yml", hosts);

        var run = await bench.BakeAsync(Token, ["CaptureImage", .. arguments]);

        run.Ended(13);
        run.Explains("The playbook did nothing.");
        Assert.Empty(bench.Images());
        Assert.Empty(bench.Leftovers());
    }

    [Fact]
    public async Task A_part_of_the_playbook_is_not_taken_for_the_whole()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        (await bench.BakeAsync(Token, "RunAnsible", "--start-at-task", "Leave a mark")).Ended(0);

        var run = await bench.BakeAsync(Token, "CaptureImage");

        run.Ended(0);
        Assert.Contains("TASK [Reach it]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_playbook_beside_the_first_makes_another_image()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        await WriteAsync(bench, "other.yml", "provisionedbox");
        (await bench.BakeAsync(Token, "CaptureImage")).Ended(0);

        var run = await bench.RunAsync(["CaptureImage", "--playbook", "playbooks/other.yml"], Token);

        run.Ended(0);
        Assert.Equal(2, bench.Images().Count);
    }

    [Fact]
    public async Task A_playbook_that_broke_halfway_runs_again_even_when_the_edit_is_taken_back()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        var file = Path.Combine(bench.Root, "playbooks", "small.yml");
        var good = await File.ReadAllTextAsync(file, Token);
        (await bench.BakeAsync(Token, "RunAnsible")).Ended(0);
        await File.WriteAllTextAsync(file, good + "    - name: Break\n      ansible.windows.win_command: cmd.exe /c exit 3\n", Token);
        (await bench.BakeAsync(Token, "RunAnsible")).Ended(13);
        await File.WriteAllTextAsync(file, good, Token);

        var run = await bench.BakeAsync(Token, "CaptureImage");

        run.Ended(0);
        Assert.Matches(@"(?m)^RunAnsible +Succeeded", run.Output);
    }

    [Fact]
    public async Task A_generalized_vm_is_not_opened_again()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        (await bench.BakeAsync(Token, "Sysprep")).Ended(0);

        var run = await bench.BakeAsync(Token, "RunAnsible");

        run.Ended(2);
        run.Explains("is generalized already");
    }

    [Theory]
    [InlineData("RunAnsible", 14)]
    [InlineData("Sysprep", 15)]
    public async Task A_skipped_stage_makes_no_image(string skipped, int exitCode)
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.BakeAsync(Token, "CaptureImage", "--skip", skipped);

        run.Ended(exitCode);
        run.Explains($"{skipped} did not finish");
        Assert.Empty(bench.Images());
        Assert.Empty(bench.Leftovers());
    }

    [Fact]
    public async Task A_continued_attempt_makes_again_what_no_file_keeps()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        var file = Path.Combine(bench.Root, "playbooks", "small.yml");
        var good = await File.ReadAllTextAsync(file, Token);
        await File.WriteAllTextAsync(file, good + "    - name: Break\n      ansible.windows.win_command: cmd.exe /c exit 3\n", Token);
        (await bench.BakeAsync(Token, "CaptureImage")).Ended(13);
        await File.WriteAllTextAsync(file, good, Token);

        var run = await bench.BakeAsync(Token, "CaptureImage", "--continue");

        run.Ended(0);
        Assert.Matches(@"(?m)^ProvisionVm +Skipped", run.Output);
        Assert.Single(bench.Images());
        Assert.Empty(bench.Leftovers());
    }

    [Fact]
    public async Task Sysprep_by_name_configures_the_vm_first_even_when_an_image_is_there()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        (await bench.BakeAsync(Token, "CaptureImage")).Ended(0);

        var run = await bench.BakeAsync(Token, "Sysprep");

        run.Ended(0);
        Assert.Matches(@"(?m)^RunAnsible +Succeeded", run.Output);
    }

    static Task WriteAsync(Workbench bench, string name, string hosts) => File.WriteAllTextAsync(
        Path.Combine(bench.Root, "playbooks", name),
        $"- name: Touch the box\n  hosts: {hosts}\n  gather_facts: false\n  tasks:\n    - name: Reach it\n      ansible.windows.win_ping:\n",
        Token);
}

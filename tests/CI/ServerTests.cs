using Ingot.CI;
using Ingot.Tests.Journeys;

namespace Ingot.Tests.CI;

/// <summary>The program itself on a build server.</summary>
public sealed class ServerTests
{
    const string Failing =
        """
        - name: Fail
          hosts: provisionedbox
          gather_facts: false
          tasks:
            - name: Go on after this one
              ansible.builtin.fail:
                msg: never mind
              ignore_errors: true
            - name: Stop here
              ansible.builtin.fail:
                msg: "50% done, then: canary-client-secret-5f2c91"

        """;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bake_on_GitHub_hands_on_the_image_and_a_summary()
    {
        await using var workbench = await Workbench.OpenAsync(Token);
        var variables = GitHub(workbench);

        var run = await workbench.RunAsync(["CaptureImage", "--playbook", "playbooks/small.yml"], Token, variables);

        run.Ended(0);
        var outputs = await File.ReadAllLinesAsync(Path.Combine(workbench.Root, "outputs"), Token);
        Assert.Equal($"imageId={Assert.Single(workbench.Images())}", outputs[0], ignoreCase: true);
        var manifest = Assert.Single(outputs, x => x.StartsWith("manifest=", StringComparison.Ordinal))["manifest=".Length..];
        Assert.True(File.Exists(Path.Combine(workbench.Root, manifest)), manifest);
        var summary = await File.ReadAllTextAsync(Path.Combine(workbench.Root, "summary"), Token);
        Assert.StartsWith("## Succeeded: CaptureImage\n", summary, StringComparison.Ordinal);
        Assert.Contains("| RunAnsible | Succeeded |", summary, StringComparison.Ordinal);
        Assert.DoesNotContain(Workbench.ClientSecret, summary, StringComparison.Ordinal);
        var lines = run.Output.Split('\n');
        Assert.Contains("::group::CaptureImage", lines);
        // The secret is named once, to be hidden, and before anything else is said.
        Assert.Equal($"::add-mask::{Workbench.ClientSecret}", lines[0]);
        Assert.Single(lines, x => x.Contains(Workbench.ClientSecret, StringComparison.Ordinal));
        Assert.Single(lines.Skip(1), x => x.StartsWith("::add-mask::", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failed_task_is_marked_at_its_line_of_the_playbook()
    {
        await using var workbench = await Workbench.OpenAsync(Token);
        await File.WriteAllTextAsync(Path.Combine(workbench.Root, "playbooks", "failing.yml"), Failing, Token);

        var run = await workbench.RunAsync(["RunAnsible", "--playbook", "playbooks/failing.yml"], Token, GitHub(workbench));

        run.Ended(13);
        Assert.Matches(@"(?m)^::error file=playbooks/failing\.yml,line=9::The playbook failed in task 'Stop here'\. 50%25 done", run.Output);
        Assert.DoesNotContain("line=5::", run.Output, StringComparison.Ordinal);
        var summary = await File.ReadAllTextAsync(Path.Combine(workbench.Root, "summary"), Token);
        Assert.Contains("What:  The playbook failed in task 'Stop here'.", summary, StringComparison.Ordinal);
        Assert.DoesNotContain(Workbench.ClientSecret, summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_playbook_that_does_not_parse_is_marked_on_Azure_Pipelines()
    {
        await using var workbench = await Workbench.OpenAsync(Token);
        await File.WriteAllTextAsync(Path.Combine(workbench.Root, "playbooks", "broken.yml"), "- hosts: provisionedbox\n  task: []\n", Token);

        var run = await workbench.RunAsync(
            ["Preflight", "--playbook", "playbooks/broken.yml"], Token, new Dictionary<string, string?>(StringComparer.Ordinal) { ["TF_BUILD"] = "True" });

        run.Ended(2);
        Assert.Contains($"##vso[task.setsecret]{Workbench.ClientSecret}", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"##vso\[task\.logissue type=error;sourcepath=playbooks/broken\.yml;linenumber=2\]", run.Output);
        Assert.Matches(@"##vso\[task\.uploadsummary\]\S+/Ingot\.md", run.Output);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 2)]
    public async Task The_files_of_this_repository_are_what_the_build_class_says(bool edited, int exitCode)
    {
        await using var workbench = await Workbench.OpenAsync(Token);
        foreach (var file in GeneratedFileTests.Files.Select(row => row.Data).Prepend("build.cmd"))
        {
            var copy = Path.Combine(workbench.Root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Checkout.Path(file), copy);
        }

        if (edited)
            await File.AppendAllTextAsync(Path.Combine(workbench.Root, ".github", "workflows", "bake.yml"), "# by hand\n", Token);

        var run = await workbench.RunAsync(["--plan"], Token, GitHub(workbench));

        run.Ended(exitCode);
        if (edited)
            run.Explains(".github/workflows/bake.yml is not what the build class says.");
    }

    [Theory]
    [InlineData("task path: /src/copy/playbooks/roles/app/tasks/main.yml:12", "playbooks/roles/app/tasks/main.yml", 12)]
    [InlineData("The error appears to be in '/src/copy/playbooks/a b.yml': line 3, column 5, but may be elsewhere", "playbooks/a b.yml", 3)]
    public void Ansible_names_places(string text, string file, int line) => Assert.Equal(new Place(file, line), Place.In(text, "/src/copy"));

    [Theory]
    [InlineData("task path: /usr/share/ansible/collections/x.yml:12")]
    [InlineData("TASK [app : task path] ***")]
    public void Other_text_names_none(string text) => Assert.Null(Place.In(text, "/src/copy"));

    [Theory]
    [InlineData("  ::set-env name=PATH::/evil", "|   ::set-env name=PATH::/evil")]
    [InlineData("msg: ##vso[task.setvariable variable=x]1", "msg: ##vso [task.setvariable variable=x]1")]
    [InlineData("msg: ##[error]x", "msg: ## [error]x")]
    [InlineData("TASK [app : Install] ***", "TASK [app : Install] ***")]
    public void A_guest_cannot_command_the_build_server(string line, string shown) => Assert.Equal(shown, ServerCommands.Defused(line));

    [Theory]
    [InlineData("/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/a/images/b/versions/1.4.0", "1.4.0")]
    [InlineData("/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/images/windows-2022-1", null)]
    public void The_version_of_a_gallery_image_is_an_output(string id, string? version)
        => Assert.Equal(version, new ServerOutputs(id, null).Values.FirstOrDefault(x => x.Name == "imageVersion").Value);

    static Dictionary<string, string?> GitHub(Workbench workbench) => new(StringComparer.Ordinal)
    {
        ["GITHUB_ACTIONS"] = "true",
        ["GITHUB_OUTPUT"] = Path.Combine(workbench.Root, "outputs"),
        ["GITHUB_STEP_SUMMARY"] = Path.Combine(workbench.Root, "summary"),
    };
}

namespace Ingot.Tests.Journeys;

/// <summary>Lint names each mistake at its line, and passes what is shipped.</summary>
public sealed class LintSpecs
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sample_passes()
    {
        await using var bench = await OpenAsync();

        var run = await bench.RunAsync(["Lint"], Token);

        run.Ended(0);
        Assert.Matches(@"(?m)^Lint +Succeeded .*Files: [1-9]\d+ checked; findings: 0", run.Output);
        Assert.Empty(bench.Azure.RequestLog);
    }

    [Fact]
    public async Task A_mistake_in_a_playbook_is_named_with_its_file_and_line()
    {
        await using var bench = await OpenAsync();
        await WriteAsync(bench, "playbooks/untidy.yml", Untidy);

        var run = await bench.RunAsync(["Lint"], Token);

        run.Ended(2);
        run.Explains("Playbooks, roles or variables break the rules");
        Assert.Matches(@"(?m)^playbooks/untidy\.yml:5: fqcn\[action\]: .+", run.Output);
        Assert.Matches(@"(?m)^playbooks/untidy\.yml:7: yaml\[truthy\]: .+", run.Output);
        Assert.Single(Lines(run), line => line.StartsWith("playbooks/untidy.yml:7: yaml[truthy]", StringComparison.Ordinal));
        Assert.DoesNotContain(Lines(run), line => line.StartsWith("playbooks/provisionedbox.yml:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mistake_in_a_role_or_in_variables_is_found_and_a_generated_file_is_not_looked_at()
    {
        await using var bench = await OpenAsync();
        await WriteAsync(bench, "playbooks/roles/app/tasks/more.yml", "---\n- name: lower case\n  ansible.windows.win_ping:\n");
        await WriteAsync(bench, "variables/mine.yaml", "---\nmine_key:   1\n");
        foreach (var generated in new[] { "inventory/bake-2022.yml", "inventory/group_vars/provisionedbox/build.yml" })
            await WriteAsync(bench, generated, "generated:   yes\n");

        var run = await bench.RunAsync(["Lint"], Token);

        run.Ended(2);
        Assert.Matches(@"(?m)^playbooks/roles/app/tasks/more\.yml:2: name\[casing\]", run.Output);
        Assert.Matches(@"(?m)^variables/mine\.yaml:2: yaml\[colons\]", run.Output);
        Assert.DoesNotContain("inventory/", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_is_marked_on_a_build_server()
    {
        await using var bench = await OpenAsync();
        await WriteAsync(bench, "playbooks/untidy.yml", Untidy);

        var run = await bench.RunAsync(["Lint"], Token, new Dictionary<string, string?>(StringComparer.Ordinal) { ["TF_BUILD"] = "True" });

        run.Ended(2);
        Assert.Matches(@"(?m)^##vso\[task\.logissue type=error;sourcepath=playbooks/untidy\.yml;linenumber=5\]fqcn\[action\]", run.Output);
    }

    [Fact]
    public async Task A_mistake_that_the_linters_do_not_know_is_named_with_its_file_and_line()
    {
        await using var bench = await OpenAsync();
        await WriteAsync(bench, "playbooks/wrong.yml", Wrong);

        var run = await bench.RunAsync(["Lint"], Token);

        run.Ended(2);
        run.Explains("The playbook has 2 mistakes.");
        Assert.Matches(@"(?m)^playbooks/wrong\.yml:7: argument\[choice\]: .+", run.Output);
        Assert.Matches(@"(?m)^playbooks/wrong\.yml:8: argument\[unknown\]: .+ Did you mean 'name'\?", run.Output);
    }

    [Fact]
    public async Task A_bake_names_every_mistake_of_its_playbook_before_anything_is_written()
    {
        await using var bench = await OpenAsync();
        await WriteAsync(bench, "playbooks/wrong.yml", Wrong);

        var run = await bench.RunAsync(["CaptureImage", "--playbook", "playbooks/wrong.yml"], Token);

        run.Ended(2);
        Assert.Contains("playbooks/wrong.yml:7: Argument 'state' has to be one of", run.Output, StringComparison.Ordinal);
        Assert.Contains("playbooks/wrong.yml:8: Module 'ansible.windows.win_service' has no argument 'nmae'. Did you mean 'name'?", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Azure.RequestLog, entry => entry.Method is "PUT" or "PATCH" or "DELETE");
    }

    [Fact]
    public async Task Linters_that_cannot_be_had_are_refused_with_what_to_install()
    {
        await using var bench = await OpenAsync();
        var empty = Directory.CreateDirectory(Path.Combine(bench.Root, "empty")).FullName;

        var run = await bench.RunAsync(["Lint"], Token, new Dictionary<string, string?>(StringComparer.Ordinal) { ["PATH"] = empty });

        run.Ended(2);
        run.Explains("Ansible is not installed, and cannot be installed here.");
        Assert.Matches(@"apt-get install [^.]*\bansible-lint yamllint\b", run.Output);
        Assert.Contains("ansible-lint==", run.Output, StringComparison.Ordinal);
    }

    const string Untidy =
        """
        ---
        - name: Touch the box
          hosts: provisionedbox
          tasks:
            - name: Reach it
              win_ping:
              when: yes

        """;

    const string Wrong =
        """
        ---
        - name: Touch the box
          hosts: provisionedbox
          tasks:
            - name: Look at the folder
              ansible.windows.win_service:
                state: begun
                nmae: W3SVC
                name: W3SVC

        """;

    static async Task<Workbench> OpenAsync()
    {
        var bench = await Workbench.OpenAsync(Token);
        foreach (var file in new[] { ".ansible-lint", ".yamllint", ".gitignore" })
            File.Copy(Checkout.Path(file), Path.Combine(bench.Root, file));
        return bench;
    }

    static Task WriteAsync(Workbench bench, string file, string text)
    {
        var path = Path.Combine(bench.Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllTextAsync(path, text, Token);
    }

    static string[] Lines(Run run) => run.Output.ReplaceLineEndings("\n").Split('\n');
}

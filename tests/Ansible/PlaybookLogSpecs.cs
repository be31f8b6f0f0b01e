using Ingot.Ansible;
using Ingot.Tests.Recipes;

namespace Ingot.Tests.Ansible;

/// <summary>What the output of ansible-playbook tells a person.</summary>
public sealed class PlaybookLogSpecs
{
    [Fact]
    public void A_failed_task_is_named_with_its_message_and_how_to_go_on()
    {
        var fault = Fault(2, "TASK [app : Create the directory] ****", "fatal: [bake]: FAILED! => {\"changed\": false, \"msg\": \"no \\\"such\\\" disk\"}");

        Assert.Contains("'app : Create the directory'", fault.Message, StringComparison.Ordinal);
        Assert.Equal("no \"such\" disk", fault.Why);
        Assert.Contains("--start-at-task 'app : Create the directory'", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_name_that_a_shell_would_run_is_quoted()
    {
        var fault = Fault(2, "TASK [it's $(touch x)] **", "fatal: [bake]: FAILED! => {\"msg\": \"bad\"}");

        Assert.EndsWith(@"--start-at-task 'it'\''s $(touch x)'.", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_playbook_that_ran_no_task_is_a_failure()
    {
        Assert.Equal("The playbook did nothing.", Fault(0, "PLAY [one] **", "skipping: no hosts matched", "PLAY RECAP **").Message);
        Assert.Null(Log("PLAY RECAP **", "bake                  : ok=1    changed=0").Fault(0, Sample.Recipe));
    }

    [Fact]
    public void An_ignored_failure_is_not_blamed()
    {
        var fault = Fault(2, "TASK [one] **", "fatal: [bake]: FAILED! => {\"msg\": \"fine\"}", "...ignoring", "TASK [two] **", "fatal: [bake]: FAILED! => {\"msg\": \"bad\"}");

        Assert.Contains("'two'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unreachable_guest_is_told_apart_from_a_failed_task()
    {
        var fault = Fault(4, "TASK [one] **", "fatal: [bake]: UNREACHABLE! => {\"changed\": false, \"msg\": \"basic: refused\", \"unreachable\": true}");

        Assert.StartsWith("Ansible did not reach bake in task 'one'", fault.Message, StringComparison.Ordinal);
        Assert.Equal("basic: refused", fault.Why);
    }

    [Fact]
    public void A_result_in_yaml_is_read_with_its_detail()
    {
        var fault = Fault(2, "TASK [one] **", "fatal: [bake]: FAILED! => ", "    changed: true", "    msg: |-", "        non-zero", "        return code", "    rc: 3", "    stderr: no such thing", "", "PLAY RECAP **");

        Assert.Equal("non-zero\nreturn code: no such thing", fault.Why);
    }

    [Fact]
    public void A_failed_item_explains_its_loop()
    {
        var fault = Fault(2, "TASK [one] **", "failed: [bake] (item=a) => ", "    msg: a is bad", "fatal: [bake]: FAILED! => ", "    msg: All items completed");

        Assert.Equal("a is bad", fault.Why);
    }

    [Fact]
    public void Colours_do_not_hide_a_failure()
    {
        var fault = Fault(2, "TASK [one] **", "\u001b[0;31mfatal: [bake]: FAILED! => {\"msg\": \"bad\"}\u001b[0m");

        Assert.Equal("bad", fault.Why);
    }

    static PlaybookLog Log(params string[] lines)
    {
        var log = new PlaybookLog();
        foreach (var line in lines)
            log.Read(line);
        return log;
    }

    static Fault Fault(int exitCode, params string[] lines)
    {
        return Log(lines).Fault(exitCode, Sample.Recipe with { VmName = "bake" }) ?? throw new InvalidOperationException("There is no fault.");
    }
}

using Ingot.Ansible.Events;

namespace Ingot.Tests.Ansible.Events;

/// <summary>Common failures are said in plain words.</summary>
public sealed class FailureCauseSpecs
{
    [Theory]
    [InlineData("basic: the specified credentials were rejected by the server", null, "refuses the build account")]
    [InlineData("HTTPSConnectionPool(host='10.0.0.4', port=5986): Read timed out. (read timeout=70)", null, "did not answer in time")]
    [InlineData("couldn't resolve module/action 'community.windows.win_foo'", null, "not installed where Ansible runs")]
    [InlineData("The command action failed to execute in the expected time frame (1) and was terminated", null, "took too long")]
    [InlineData("The task includes an option with an undefined variable. The error was: 'x' is undefined", null, "has no value")]
    [InlineData("Unable to connect to the remote server while reading https://community.chocolatey.org/api/v2/: chocolatey failed: unable to connect", null, "source of the packages")]
    [InlineData("The requested operation requires elevation.", null, "more rights")]
    [InlineData("Unexpected failure during module execution.", null, "connection broke")]
    [InlineData("Failed to add Windows Feature: 0x800f081f", null, "not on the disk")]
    [InlineData("unexpected rc", 3010, "wants a reboot")]
    [InlineData("unexpected rc", 1603, "gave up and rolled back")]
    [InlineData("unexpected rc", 1618, "another installation")]
    public void It_is_told_what_a_failure_means(string message, int? code, string meaning)
    {
        var cause = FailureCause.Of(new TaskOutcome("x", "failed") { Message = message, Code = code });

        Assert.Contains(meaning, cause?.Meaning, StringComparison.Ordinal);
        Assert.NotEmpty(cause!.Remedy);
    }

    [Theory]
    [InlineData("path C:\\nothing will not be created", null)]
    [InlineData("non-zero return code", 1)]
    [InlineData("port 4010 is in use", null)]
    public void What_is_not_known_is_not_guessed(string message, int? code) =>
        Assert.Null(FailureCause.Of(new TaskOutcome("x", "failed") { Message = message, Code = code }));
}

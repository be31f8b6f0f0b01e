using Ingot.Ansible;

namespace Ingot.Tests.Ansible;

/// <summary>Which options of ansible-playbook are handed on.</summary>
public sealed class FurtherArgumentsSpecs
{
    [Fact]
    public void Options_are_written_with_or_without_dashes()
    {
        string[] words = ["force-handlers", "--forks=10", "extra-vars=@more.yml", "extra-vars=colour=blue", "vault-id=dev@vault-file"];

        Assert.Empty(FurtherArguments.Findings(words));
        Assert.Equal(["--force-handlers", "--forks=10", "--extra-vars=@more.yml", "--extra-vars=colour=blue", "--vault-id=dev@vault-file"], FurtherArguments.Of(words));
    }

    [Theory]
    [InlineData("inventory=other", "may not say 'inventory'")]
    [InlineData("--limit=all", "may not say 'limit'")]
    [InlineData("connection-password-file=x", "may not say 'connection-password-file'")]
    [InlineData("check", "may not say 'check'")]
    [InlineData("syntax-check", "may not say 'syntax-check'")]
    [InlineData("force-handler", "'force-handler' is not handed on")]
    [InlineData("-e", "'e' is not handed on")]
    [InlineData("other.yml", "'other.yml' is not handed on")]
    [InlineData("forks", "needs a value")]
    [InlineData("flush-cache=yes", "takes no value")]
    [InlineData("extra-vars=db_password=hunter2", "looks like a secret")]
    [InlineData("extra-vars={\"api_key\": \"x\"}", "looks like a secret")]
    [InlineData("vault-id=@prompt", "asks for a password")]
    public void What_the_program_says_itself_or_would_show_a_secret_is_refused(string word, string what) =>
        Assert.Contains(what, Assert.Single(FurtherArguments.Findings([word])).What, StringComparison.Ordinal);
}

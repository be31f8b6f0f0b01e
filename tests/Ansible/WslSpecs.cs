using Ingot.Ansible;

namespace Ingot.Tests.Ansible;

/// <summary>What a Windows machine hands to the Linux inside it.</summary>
public sealed class WslSpecs
{
    static readonly Runner Wsl = new(RunnerKind.Wsl, "Debian");

    [Theory]
    [InlineData(@"C:\work\playbooks\site.yml", "/mnt/c/work/playbooks/site.yml")]
    [InlineData(@"d:/mixed\slashes", "/mnt/d/mixed/slashes")]
    [InlineData(@"@C:\with blank\vars.yml", "@/mnt/c/with blank/vars.yml")]
    [InlineData(@"C:\", "/mnt/c/")]
    [InlineData(@"\\wsl$\Ubuntu-24.04\home\me\x", "/home/me/x")]
    [InlineData(@"@\\wsl.localhost\Debian\etc\x.yml", "@/etc/x.yml")]
    [InlineData(@"\\WSL$\Debian", "/")]
    [InlineData("/already/there", "/already/there")]
    [InlineData("--limit", "--limit")]
    [InlineData("bake-2022", "bake-2022")]
    [InlineData("C:", "C:")]
    [InlineData("CD:\\x", "CD:\\x")]
    [InlineData(@"dest=C:\guest\path", @"dest=C:\guest\path")]
    [InlineData(@"\\server\share\x", @"\\server\share\x")]
    public void A_path_of_windows_is_one_of_linux_there(string path, string expected) => Assert.Equal(expected, Wsl.Inside(path));

    [Theory]
    [InlineData("/mnt/c/work/x.yml", @"C:\work\x.yml")]
    [InlineData("/mnt/d", @"D:\")]
    [InlineData("/usr/lib/python3/x.ps1", @"\\wsl.localhost\Debian\usr\lib\python3\x.ps1")]
    [InlineData("/mnt/cloud/x", @"\\wsl.localhost\Debian\mnt\cloud\x")]
    [InlineData("relative/x", "relative/x")]
    public void A_path_of_linux_is_one_of_windows_here(string path, string expected) => Assert.Equal(expected, WslPaths.Outside(path, "Debian"));

    [Theory]
    [InlineData(@"\\server\share\work", true)]
    [InlineData(@"\\wsl$\Debian\home", false)]
    [InlineData(@"C:\work", false)]
    public void A_share_of_another_machine_is_not_seen(string path, bool expected) => Assert.Equal(expected, WslPaths.IsUnseen(path));

    [Fact]
    public void A_command_names_its_distribution_and_hides_its_secrets_in_variables_that_wslenv_shares()
    {
        var command = Wsl.Wrap("/usr/bin/python3", [@"C:\work\x.py", "it's"], new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["PASSWORD"] = "canary", ["ANSIBLE_CONFIG"] = @"C:\work\ansible.cfg", ["HTTPS_PROXY"] = null,
        });

        Assert.Equal("wsl.exe", command.TargetFilePath);
        Assert.Equal("--distribution Debian --exec /usr/bin/python3 /mnt/c/work/x.py it's", command.Arguments);
        Assert.Equal("ANSIBLE_CONFIG/u:PASSWORD/u", command.EnvironmentVariables["WSLENV"]);
        Assert.Equal("canary", command.EnvironmentVariables["PASSWORD"]);
        Assert.Equal("/mnt/c/work/ansible.cfg", command.EnvironmentVariables["ANSIBLE_CONFIG"]);
        Assert.DoesNotContain("HTTPS_PROXY", command.EnvironmentVariables.Keys);
    }

    [Fact]
    public void Without_a_distribution_the_default_one_is_meant() =>
        Assert.Equal("--exec true", new Runner(RunnerKind.Wsl).Wrap("true", [], new Dictionary<string, string?>(StringComparer.Ordinal)).Arguments);

    [Fact]
    public void Native_commands_and_paths_stay_as_they_are()
    {
        var command = Runner.Native.Wrap("python3", ["-c", @"C:\x"], new Dictionary<string, string?>(StringComparer.Ordinal) { ["A"] = null });

        Assert.Equal(("python3", @"-c C:\x"), (command.TargetFilePath, command.Arguments));
        Assert.Contains("A", command.EnvironmentVariables.Keys);
        Assert.DoesNotContain("WSLENV", command.EnvironmentVariables.Keys);
    }
}

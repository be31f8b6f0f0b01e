using CliWrap.Buffered;
using Ingot.Ansible;
using Ingot.Tests.Ansible.Arguments;
using Nuke.Common.IO;
using Nuke.Common.Parameters;

namespace Ingot.Tests.Ansible;

/// <summary>No child process inherits what signs in somewhere or opens a secret.</summary>
public sealed class ChildEnvironmentSpecs : IDisposable
{
    const string Canary = "inherited-canary-5519";

    // What nothing else in this process reads, and the password of a profile that nobody has: other tests run at the same time.
    static readonly string[] inherited = ["idToken", "servicePrincipalKey", "PARAMS_CHILD_SPECS_KEY", "nuke-params-child-specs-key"];

    public ChildEnvironmentSpecs() => Set(Canary);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Set(null);

    [Theory]
    [InlineData("ClientSecret")]
    [InlineData("client_secret")]
    [InlineData("NUKE_CLIENTSECRET")]
    [InlineData("AZURE_CLIENT_SECRET")]
    [InlineData("ARM_CLIENT_CERTIFICATE_PASSWORD")]
    [InlineData("OIDC_REQUEST_TOKEN")]
    [InlineData("ACTIONS_ID_TOKEN_REQUEST_TOKEN")]
    [InlineData("SYSTEM_ACCESSTOKEN")]
    [InlineData("IDENTITY_HEADER")]
    [InlineData("INGOT_BUILD_PASSWORD")]
    [InlineData("PARAMS_KEY")]
    [InlineData("ParamsAzureKey")]
    [InlineData("nuke_params_azure_key")]
    public void A_secret_is_kept_back(string name) => Assert.True(ChildEnvironment.IsSecret(name));

    [Theory]
    [InlineData("PATH")]
    [InlineData("ANSIBLE_CONFIG")]
    [InlineData("ANSIBLE_VAULT_PASSWORD_FILE")]
    [InlineData("AZURE_CLIENT_ID")]
    [InlineData("HTTPS_PROXY")]
    [InlineData("PIP_INDEX_URL")]
    [InlineData("SSH_AUTH_SOCK")]
    public void What_pip_and_ansible_need_is_inherited(string name) => Assert.False(ChildEnvironment.IsSecret(name));

    [Fact]
    public void Every_name_that_the_engine_reads_a_secret_from_is_kept_back()
    {
        var secrets = ParameterScanner.Scan(typeof(Fault).Assembly.GetType("Build", throwOnError: true)!).Where(parameter => parameter.IsSecret).ToList();

        Assert.NotEmpty(secrets);
        foreach (var parameter in secrets)
        {
            foreach (var name in new[] { parameter.Name, parameter.Variable, parameter.Switch, $"NUKE_{parameter.Variable}", $"nuke.{parameter.Name}" })
            {
                var source = new EnvironmentSource(new Dictionary<string, string>(StringComparer.Ordinal) { [name] = "x" }, AbsolutePath.Create(Checkout.Root));
                Assert.NotNull(source.Find(parameter));
                Assert.True(ChildEnvironment.IsSecret(name), name);
            }
        }

        Assert.All(new[] { null, "azure", "my-own" }, profile => Assert.True(ChildEnvironment.IsSecret(Passwords.Variable(profile)), profile));
    }

    [Fact]
    public async Task A_child_has_everything_else_and_what_it_is_given()
    {
        var given = new Dictionary<string, string?>(StringComparer.Ordinal) { ["idToken"] = "given-4711" };

        var result = await Runner.Native.Wrap("env", [], given).ExecuteBufferedAsync(Token);

        Assert.DoesNotContain(Canary, result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("idToken=given-4711", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("PATH=", result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_of_ansible_inherit_no_secret()
    {
        var result = await new AnsibleCommand(await Rehearsed.ToolsAsync(), Checkout.Root).Create("/usr/bin/env", []).ExecuteBufferedAsync(Token);

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain(Canary, result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("ANSIBLE_CONFIG=", result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_python_that_is_looked_at_inherits_no_secret()
    {
        var folder = Directory.CreateTempSubdirectory("ingot-child-");
        try
        {
            // A Python that only notes its environment; the shell reads it, so that it need not be executable.
            var (python, seen) = (Path.Combine(folder.FullName, "python"), Path.Combine(folder.FullName, "seen"));
            await File.WriteAllTextAsync(python, $"env > {seen}\nexit 1\n", Token);
            var bin = folder.CreateSubdirectory("bin");
            await File.WriteAllTextAsync(Path.Combine(bin.FullName, "ansible-playbook"), $"#!/bin/sh {python}\n", Token);

            await new ToolFinder(folder.FullName, ToolSet.Bake).FindAsync(Token);

            var text = await File.ReadAllTextAsync(seen, Token);
            Assert.DoesNotContain(Canary, text, StringComparison.Ordinal);
            Assert.Contains("PATH=", text, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static void Set(string? value)
    {
        foreach (var name in inherited)
            Environment.SetEnvironmentVariable(name, value);
    }
}

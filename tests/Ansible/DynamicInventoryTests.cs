using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure;
using Ingot.Tests.Emulator.Arm;

namespace Ingot.Tests.Ansible;

/// <summary>The real azure_rm of Ansible, with the settings it has in production, against an emulated Azure.</summary>
public sealed class DynamicInventoryTests
{
    [Fact]
    public async Task The_build_vm_is_found_although_azure_throttles_at_first_and_nobody_can_run_code_by_a_tag()
    {
        await using var bench = await DynamicBench.OpenAsync("GET virtualMachines/instanceView#1=429");
        await bench.Machine.AddTagAsync("evil", "{{ 6 * 7 }}", EmulatedAzure.Cancellation);

        await bench.CheckAsync();

        Assert.Contains(bench.Requests, request => request == $"GET {bench.Machine.Id}/instanceView?api-version=2017-03-30");
        Assert.Contains(bench.Requests, request => request.Contains("/networkInterfaces/", StringComparison.Ordinal) && request.EndsWith("?api-version=2015-06-15", StringComparison.Ordinal));
        Assert.Contains("CONNECT management.azure.com:443", bench.Requests);
        Assert.Contains("CONNECT login.microsoftonline.com:443", bench.Requests);
        var said = await bench.VariableAsync("location ~ ' ' ~ ansible_host ~ ' ' ~ hostvars[inventory_hostname]['tags']['evil']");
        Assert.Contains($"westeurope {bench.Address} {{{{ 6 * 7 }}}}", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_drops_what_is_throttled_without_a_word_which_is_why_ours_asks_one_by_one()
    {
        await using var bench = await DynamicBench.OpenAsync("GET virtualMachines/instanceView#2=429");
        var batched = bench.Inventory.DynamicFile.Replace("bake01", "batched", StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(bench.Inventory.DynamicFile, EmulatedAzure.Cancellation);
        await File.WriteAllTextAsync(batched, text.Replace("batch_fetch: false", "batch_fetch: true", StringComparison.Ordinal), EmulatedAzure.Cancellation);

        var first = await bench.ListAsync(batched);
        var second = await bench.ListAsync(batched);

        Assert.Contains("POST /batch?api-version=2015-11-01", bench.Requests);
        Assert.True(first.ExitCode == 0, first.StandardError);
        Assert.Contains($"\"ansible_host\": \"{bench.Address}\"", first.StandardOutput, StringComparison.Ordinal);
        Assert.Equal(0, second.ExitCode);
        Assert.DoesNotContain("ansible_host", second.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vm_that_does_not_run_is_an_empty_answer_and_no_success()
    {
        await using var bench = await DynamicBench.OpenAsync();
        await bench.Machine.PowerOffAsync(WaitUntil.Completed, cancellationToken: EmulatedAzure.Cancellation);

        var fault = await bench.RefusedAsync();

        Assert.Contains("leaves out a VM that does not run", fault.Why, StringComparison.Ordinal);
        Assert.EndsWith("Azure says something.", fault.Why, StringComparison.Ordinal);
        Assert.False(File.Exists(bench.Inventory.SnapshotFile));
    }

    [Fact]
    public async Task A_certificate_signs_in_where_there_is_no_secret()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=images", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddHours(1));
        await using var bench = await DynamicBench.OpenAsync(EmulatedAzure.NewOptions() with { ClientCertificates = [certificate.ExportCertificatePem()] });

        await bench.CheckAsync(await bench.AccessAsync(certificate));

        Assert.True(File.Exists(bench.Inventory.SnapshotFile));
    }

    [Fact]
    public async Task What_may_not_be_read_is_said()
    {
        await using var bench = await DynamicBench.OpenAsync("GET networkInterfaces#*=403");

        var fault = await bench.RefusedAsync();

        Assert.StartsWith("Whoever signs in for azure_rm may not read the VM: 403", fault.Why, StringComparison.Ordinal);
        Assert.Contains("network interfaces", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_sign_in_is_said_and_the_secret_is_not()
    {
        await using var bench = await DynamicBench.OpenAsync();

        var fault = await bench.RefusedAsync(bench.Access(secret: "wrong-canary-secret-4711"));

        Assert.StartsWith("azure_rm could not sign in:", fault.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-canary-secret-4711", fault.ToString(), StringComparison.Ordinal);
    }
}

using Ingot.Ansible;

namespace Ingot.Tests.Ansible;

/// <summary>What azure_rm's words mean.</summary>
public sealed class DynamicCauseSpecs
{
    [Theory]
    [InlineData("429 Client Error: Too Many Requests for url: https://management.azure.com/x", "Azure throttles", true)]
    [InlineData("503 Server Error: Service Unavailable for url", "did not answer in time", true)]
    [InlineData("403 Client Error: Forbidden for url: https://management.azure.com/x/networkInterfaces/nic", "may not read the VM", false)]
    [InlineData("404 Client Error: Not Found for url", "not in the subscription", false)]
    [InlineData("Get Token request returned http error: 401 and server response: {\"error_description\":\"AADSTS7000215\"}", "could not sign in", false)]
    [InlineData("Failed to import the required Python library (azure-cli) on box's Python /usr/bin/python3.", "does not know az", false)]
    [InlineData("name 'azure_cloud' is not defined", "do not fit the collection", false)]
    [InlineData("HTTPSConnectionPool: Max retries exceeded (Caused by SSLError(CERTIFICATE_VERIFY_FAILED))", "does not trust", false)]
    [InlineData("HTTPSConnectionPool: Max retries exceeded (Caused by ProxyError('Cannot connect to proxy.'))", "did not reach Azure", true)]
    public void A_failure_is_explained(string words, string means, bool passes)
    {
        var errors = $"""
            [WARNING]:  * Failed to parse
            /x/bake.azure_rm.yml with
            ansible_collections.ansible.builtin.plugins.inventory.auto plugin: {words}
            [WARNING]:  * Failed to parse /x/bake.azure_rm.yml with yaml plugin: Plugin configuration YAML file, not YAML inventory
            ERROR! Completely failed to parse inventory source /x/bake.azure_rm.yml
            """;

        var cause = DynamicCause.Of(1, errors);

        Assert.Contains(means, cause.Why, StringComparison.Ordinal);
        Assert.EndsWith(words, cause.Why, StringComparison.Ordinal);
        Assert.Equal((passes, false), (cause.Passes, cause.IsEmpty));
    }

    [Fact]
    public void Words_that_mean_nothing_known_are_handed_on() =>
        Assert.Equal("something else entirely", DynamicCause.Of(1, "something\n  else entirely\n").Why);

    [Fact]
    public void An_empty_answer_is_no_success() => Assert.True(DynamicCause.Of(0, "") is { IsEmpty: true, Passes: true });
}

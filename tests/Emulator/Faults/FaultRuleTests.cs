using Ingot.Emulator.Faults;

namespace Ingot.Tests.Emulator.Faults;

/// <summary>What a rule says, and what it refuses to be.</summary>
public sealed class FaultRuleTests
{
    [Theory]
    [InlineData("PUT virtualMachines#1=reset-after")]
    [InlineData("POST virtualMachines/deallocate#2+=429:30")]
    [InlineData("GET *#5=slow:2")]
    [InlineData("WINRM#3=reset")]
    [InlineData("DELETE resourceGroups#1=failed:AllocationFailed")]
    public void A_rule_reads_back_as_it_was_written(string text) => Assert.Equal(text, FaultRule.Parse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("PUT virtualMachines")]
    [InlineData("PUT virtualMachines=500")]
    [InlineData("PUT virtualMachines#0=500")]
    [InlineData("PUT virtualMachines#1=501")]
    [InlineData("PUT virtualMachines#1=500:3")]
    [InlineData("PUT virtualMachines#1=slow:long")]
    [InlineData("PUT#1=500")]
    [InlineData("WINRM shells#1=500")]
    public void What_is_no_rule_is_refused(string text) => Assert.Null(FaultRule.Parse(text));

    [Theory]
    [InlineData("PUT", "/subscriptions/s/resourcegroups/g", "PUT resourceGroups")]
    [InlineData("GET", "/subscriptions/s", "GET subscriptions")]
    [InlineData("GET", "/subscriptions/s/providers/Microsoft.Network", "GET providers")]
    [InlineData("GET", "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/images", "GET images")]
    [InlineData("PUT", "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/v/runCommands/r", "PUT runCommands")]
    [InlineData("POST", "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/v/deallocate", "POST virtualMachines/deallocate")]
    [InlineData("GET", "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/v/instanceView", "GET virtualMachines/instanceView")]
    [InlineData("PATCH", "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/v/providers/Microsoft.Resources/tags/default", "PATCH tags")]
    [InlineData("GET", "/subscriptions/s/providers/Microsoft.Compute/locations/l/operations/o", "GET operations")]
    [InlineData("POST", "/tenant/oauth2/v2.0/token", "POST token")]
    public void An_operation_is_known_by_its_path(string method, string path, string name) => Assert.Equal(name, OperationName.Of(method, path).ToString());
}

using Azure.Core;
using Ingot.Arm;
using Ingot.Arm.Machines;

namespace Ingot.Tests.Arm;

/// <summary>What a dead run left, as people are told of it.</summary>
public sealed class AbandonedTests
{
    const string Group = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ingot-windows-2022-bake-2022";
    const string Machine = Group + "/providers/Microsoft.Compute/virtualMachines/bake-2022";

    [Theory]
    [InlineData(Group, "az group delete --name ingot-windows-2022-bake-2022 --yes")]
    [InlineData(Machine, "az resource delete --ids " + Machine)]
    public void The_command_that_deletes_it_is_one_that_az_has_for_it(string id, string command) =>
        Assert.Equal(command, new Abandoned(new ResourceIdentifier(id), LedgerEntry.Nothing).DeleteCommand);
}

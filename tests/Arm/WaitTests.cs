using Azure.Core;
using Azure.Core.Pipeline;
using Ingot.Arm;

namespace Ingot.Tests.Arm;

/// <summary>What is said while Azure is waited for.</summary>
public sealed class WaitTests
{
    readonly WalkingTime time = new();
    readonly List<string> told = [];
    readonly Waits waits;

    public WaitTests() => waits = new(time) { Tell = told.Add };

    [Fact]
    public void A_wait_is_told_of_once_a_minute()
    {
        Ask(RequestMethod.Put, "/subscriptions/1/resourceGroups/bake/providers/Microsoft.Compute/virtualMachines/bake01");
        for (var second = 0; second < 130; second += 10)
            Poll(after: 10);

        Assert.Equal(
            [
                "Azure still works on PUT Microsoft.Compute/virtualMachines/bake01, asked 60 seconds ago",
                "Azure still works on PUT Microsoft.Compute/virtualMachines/bake01, asked 120 seconds ago",
            ],
            told);
    }

    [Fact]
    public void What_is_asked_beside_it_changes_nothing()
    {
        Ask(RequestMethod.Put, "/subscriptions/1/resourceGroups/bake/providers/Microsoft.Compute/virtualMachines/bake01");
        for (var second = 0; second < 70; second += 10)
        {
            Poll(after: 10);
            using (RequestPurpose.Aside())
                Ask(RequestMethod.Patch, "/subscriptions/1/resourceGroups/bake/providers/Microsoft.Resources/tags/default");
        }

        Assert.Equal("Azure still works on PUT Microsoft.Compute/virtualMachines/bake01, asked 60 seconds ago", Assert.Single(told));
    }

    [Fact]
    public void Who_reads_a_resource_until_it_is_done_waits_for_what_was_asked_before()
    {
        Ask(RequestMethod.Put, "/subscriptions/1/resourceGroups/bake/providers/Microsoft.Compute/images/golden");
        using (RequestPurpose.Waiting())
        {
            time.Walk(61);
            Ask(RequestMethod.Get, "/subscriptions/1/resourceGroups/bake/providers/Microsoft.Compute/images/golden");
        }

        Assert.Equal("Azure still works on PUT Microsoft.Compute/images/golden, asked 61 seconds ago", Assert.Single(told));
    }

    void Poll(int after)
    {
        time.Walk(after);
        Ask(RequestMethod.Get, "/subscriptions/1/providers/Microsoft.Compute/locations/westeurope/operations/2");
    }

    void Ask(RequestMethod method, string path)
    {
        using var message = HttpPipelineBuilder.Build(new Options()).CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri("https://management.azure.com" + path));
        waits.OnSendingRequest(message);
    }

    sealed class Options : ClientOptions;

    sealed class WalkingTime : TimeProvider
    {
        long now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public void Walk(int seconds) => now += seconds * TimeSpan.TicksPerSecond;
    }
}

using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Ingot.Arm;

namespace Ingot.Tests.Arm;

/// <summary>What is said while Azure is waited for.</summary>
public sealed class WaitTests
{
    readonly WalkingTime time = new();
    readonly List<string> told = [];
    readonly HttpPipeline pipeline;

    public WaitTests()
    {
        var options = new Options { Retry = { MaxRetries = 0 } };
        options.AddPolicy(new Waits(time) { Tell = told.Add }, HttpPipelinePosition.PerCall);
        pipeline = HttpPipelineBuilder.Build(options);
    }

    [Fact]
    public async Task A_wait_is_told_of_once_a_minute()
    {
        await AskAsync(RequestMethod.Put, "/subscriptions/1/resourceGroups/bake/providers/Microsoft.Compute/virtualMachines/bake01");
        for (var second = 0; second < 130; second += 10)
            await PollAsync(after: 10);

        Assert.Equal(
            [
                "Azure still works on PUT Microsoft.Compute/virtualMachines/bake01, asked 60 seconds ago",
                "Azure still works on PUT Microsoft.Compute/virtualMachines/bake01, asked 120 seconds ago",
            ],
            told);
    }

    [Fact]
    public async Task What_is_asked_beside_it_changes_nothing()
    {
        await AskAsync(RequestMethod.Put, "/subscriptions/1/resourceGroups/bake/providers/Microsoft.Compute/virtualMachines/bake01");
        for (var second = 0; second < 70; second += 10)
        {
            await PollAsync(after: 10);
            using (RequestPurpose.Aside())
                await AskAsync(RequestMethod.Patch, "/subscriptions/1/resourceGroups/bake/providers/Microsoft.Resources/tags/default");
        }

        Assert.Equal("Azure still works on PUT Microsoft.Compute/virtualMachines/bake01, asked 60 seconds ago", Assert.Single(told));
    }

    [Fact]
    public async Task Who_reads_a_resource_until_it_is_done_waits_for_what_was_asked_before()
    {
        await AskAsync(RequestMethod.Put, "/subscriptions/1/resourceGroups/bake/providers/Microsoft.Compute/images/golden");
        using (RequestPurpose.Waiting())
        {
            time.Walk(61);
            await AskAsync(RequestMethod.Get, "/subscriptions/1/resourceGroups/bake/providers/Microsoft.Compute/images/golden");
        }

        Assert.Equal("Azure still works on PUT Microsoft.Compute/images/golden, asked 61 seconds ago", Assert.Single(told));
    }

    [Theory]
    [InlineData("/subscriptions/1/providers/Microsoft.Network/locations/westeurope/operations/2", true)]
    [InlineData("/subscriptions/1/providers/Microsoft.Compute/locations/westeurope/capsOperations/2", true)]
    [InlineData("/subscriptions/1/operationresults/2", true)]
    [InlineData("/subscriptions/1/resourceGroups/IT-Operations/providers/Microsoft.Compute/virtualMachines/bake01", false)]
    [InlineData("/subscriptions/1/resourceGroups/operations/providers/Microsoft.Compute/virtualMachines/IT-Operations/instanceView", false)]
    public async Task Only_an_operation_is_polled(string path, bool isPoll)
    {
        await AskAsync(RequestMethod.Put, "/subscriptions/1/resourceGroups/bake/providers/Microsoft.Compute/virtualMachines/bake01");
        time.Walk(61);

        await AskAsync(RequestMethod.Get, path);

        Assert.Equal(isPoll, told.Count == 1);
    }

    async Task PollAsync(int after)
    {
        time.Walk(after);
        await AskAsync(RequestMethod.Get, "/subscriptions/1/providers/Microsoft.Compute/locations/westeurope/operations/2");
    }

    // What is told, is told before the request leaves; and here nobody takes it.
    async Task AskAsync(RequestMethod method, string path)
    {
        using var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri("https://127.0.0.1:1" + path));
        await Assert.ThrowsAsync<RequestFailedException>(() => pipeline.SendAsync(message, TestContext.Current.CancellationToken).AsTask());
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

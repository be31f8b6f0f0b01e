using Azure;
using Ingot.Arm;

namespace Ingot.Tests.Arm;

/// <summary>What is repeated, and what never is.</summary>
public sealed class ErrorRetryTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_azure_refused_for_now_is_asked_again_after_the_time_it_says()
    {
        var time = new ErrorTime();
        var calls = 0;

        var answer = await ArmCall.RepeatAsync("ask", () => ++calls < 3 ? Fail(429, "TooManyRequests", ("Retry-After", "7")) : Task.FromResult("done"), time, Token);

        Assert.Equal("done", answer);
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7)], time.Waits);
    }

    [Fact]
    public async Task It_is_not_asked_for_ever()
    {
        var time = new ErrorTime();
        var calls = 0;

        var fault = await Assert.ThrowsAsync<Fault>(() => ArmCall.RepeatAsync("ask", Asking, time, Token));

        Assert.Equal("RetryableErrorDueToAnotherOperation", fault.Code);
        Assert.Equal(4, calls);
        Assert.Equal([TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20)], time.Waits);

        Task<string> Asking()
        {
            calls++;
            return Fail(429, "RetryableErrorDueToAnotherOperation");
        }
    }

    [Theory]
    [InlineData(403, "AuthorizationFailed")]
    [InlineData(409, "OperationNotAllowed")]
    [InlineData(504, "GatewayTimeout")]
    [InlineData(200, "NetworkingInternalOperationError")]
    public async Task What_cannot_help_or_may_have_happened_is_not_asked_again(int status, string code)
    {
        var calls = 0;

        await Assert.ThrowsAsync<Fault>(() => ArmCall.RepeatAsync("ask", Asking, new ErrorTime(), Token));

        Assert.Equal(1, calls);

        Task<string> Asking()
        {
            calls++;
            return Fail(status, code);
        }
    }

    [Fact]
    public async Task When_the_sdk_gives_up_with_one_error_for_each_try_the_last_one_counts()
    {
        var gaveUp = new AggregateException(new RequestFailedException("first"), new RequestFailedException("Connection reset by peer"));

        var fault = await Assert.ThrowsAsync<Fault>(() => ArmCall.RunAsync("read the subscription", () => Task.FromException<string>(gaveUp)));

        Assert.Equal("Connection reset by peer", fault.Why);
    }

    [Theory]
    [InlineData("Succeeded", 1)]
    [InlineData(null, 2)]
    public async Task A_lost_answer_is_looked_up_before_the_put_is_sent_again(string? found, int puts)
    {
        var sent = 0;

        await ArmWrite.CreateAsync("create", Put, () => Task.FromResult(found), new ErrorTime(), Token);

        Assert.Equal(puts, sent);

        Task Put() => ++sent == 1 ? Task.FromException(new AggregateException(new RequestFailedException("Connection reset by peer"))) : Task.CompletedTask;
    }

    [Fact]
    public async Task A_creation_that_goes_on_without_its_answer_is_waited_for()
    {
        var time = new ErrorTime();
        var states = new Queue<string?>(["Creating", "Creating", "Succeeded"]);

        await ArmWrite.CreateAsync("create", () => Fail(504, "GatewayTimeout"), () => Task.FromResult(states.Dequeue()), time, Token);

        Assert.Equal(2, time.Waits.Count);
    }

    [Fact]
    public async Task A_creation_that_failed_without_its_answer_is_a_failure()
    {
        var fault = await Assert.ThrowsAsync<Fault>(() =>
            ArmWrite.CreateAsync("create", () => Fail(504, "GatewayTimeout"), () => Task.FromResult<string?>("Failed"), new ErrorTime(), Token));

        Assert.Equal("GatewayTimeout", fault.Code);
    }

    static Task<string> Fail(int status, string code, params (string, string)[] headers) =>
        Task.FromException<string>(new ErrorAnswer(status, $$$"""{"error":{"code":"{{{code}}}","message":"No."}}""", headers).Thrown);
}

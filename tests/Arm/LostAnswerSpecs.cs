using Azure;
using Azure.ResourceManager.Compute;
using Ingot.Arm.Machines;
using Ingot.Emulator.Faults;
using Ingot.Recipes;
using Ingot.Tests.Emulator.Arm;

namespace Ingot.Tests.Arm;

/// <summary>Answers that never arrive while Azure goes on with what was asked, and questions that nobody answers for a while.</summary>
public sealed class LostAnswerSpecs
{
    static CancellationToken Token => CaptureBench.Token;

    [Theory]
    [InlineData("reset-after:5")]
    [InlineData("504-after:5")]
    public async Task The_script_whose_request_was_lost_runs_once(string what)
    {
        await using var bench = await OpenAsync([$"PUT runCommands#1={what}"], generalized: false);
        var vm = bench.Session.Client.GetVirtualMachineResource(bench.Vm);
        await vm.PowerOnAsync(WaitUntil.Completed, Token);

        var outcome = await RunCommand.RunAsync(vm, "westeurope", new("Say-Hello", "'hello'", TimeSpan.FromMinutes(2)), Token);

        Assert.Equal((0, "hello"), (outcome.ExitCode, outcome.Output.Trim()));
        var accepted = bench.Azure.Server.RequestLog.Where(request => request.Method == "PUT" && request.Path.Contains("/runCommands/", StringComparison.Ordinal) && request.Status is >= 200 and < 300);
        Assert.True(accepted.Count() <= 1, "It was begun anew.");
    }

    [Fact]
    public async Task How_far_an_operation_is_can_be_asked_after_a_long_break_of_the_network()
    {
        // The SDK asks four times, and would give up.
        await using var bench = await OpenAsync([.. Breaks("GET capsOperations"), "PUT versions#1=lasting:12"], generalized: true);

        await bench.CaptureAsync(CaptureBench.Recipe());

        Assert.Equal(5, Broken(bench));
        Assert.Single(bench.Azure.Server.RequestLog, request => request.Method == "PUT" && request.Path.Contains("/versions/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_question_survives_half_a_minute()
    {
        await using var bench = await OpenAsync(Breaks("GET tags"), generalized: false);

        Assert.Null(await new HoldPlace(bench.Session, CaptureBench.Recipe()).ReadAsync(Token));

        Assert.Equal(5, Broken(bench));
    }

    [Fact]
    public async Task Who_interrupts_in_the_moment_of_a_creation_still_hears_its_answer()
    {
        // The first group is the bench's.
        await using var bench = await OpenAsync(["PUT resourceGroups#2=slow:2"], generalized: false);
        using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var group = new BuildGroup(bench.Session, CaptureBench.Recipe());
        var hold = new Hold(bench.Session, CaptureBench.Recipe(), ThisProcess.Holder, ThisProcess.Lives, TimeProvider.System);

        var making = group.EnsureAsync(CaptureBench.Entry(), hold, interrupted.Token);
        interrupted.CancelAfter(TimeSpan.FromSeconds(1));
        // Whether it is told so or not: it has waited for the answer.
        await Record.ExceptionAsync(() => making);

        Assert.NotNull(await group.FindAsync(Token));
    }

    static int Broken(CaptureBench bench) =>
        bench.Azure.Server.RequestLog.Select(request => request.Fault).OfType<string>().Where(fault => fault.EndsWith("=reset", StringComparison.Ordinal)).Distinct().Count();

    static string[] Breaks(string operation) => [.. Enumerable.Range(1, 5).Select(call => $"{operation}#{call}=reset")];

    static Task<CaptureBench> OpenAsync(IReadOnlyList<string> rules, bool generalized) => CaptureBench.OpenAsync(
        EmulatedAzure.NewOptions() with { FaultRules = [.. rules.Select(rule => FaultRule.Parse(rule) ?? throw new FormatException(rule))] }, withVm: true, generalized);
}

namespace Ingot.Tests.Journeys;

/// <summary>The target that serves the emulated Azure.</summary>
public sealed class EmulatorSpecs
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("--emulator-port")]
    [InlineData("--emulator-proxy-port")]
    public async Task A_port_that_somebody_has_is_named(string option)
    {
        await using var bench = await Workbench.OpenAsync(Token);
        var taken = bench.Azure.Endpoint.Port;

        var run = await bench.RunAsync(["Emulator", option, $"{taken}"], Token);

        run.Ended(2);
        run.Explains($"Port {taken} is in use.");
    }
}

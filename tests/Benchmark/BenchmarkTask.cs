namespace Ingot.Tests.Benchmark;

/// <summary>A task as it was measured.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Seconds">The shortest of all times.</param>
/// <param name="Processes">How many processes it started in the guest.</param>
sealed record BenchmarkTask(string Name, double Seconds, int Processes)
{
    /// <summary>What a PowerShell of a small Windows takes until it begins.</summary>
    const double SecondsOfProcess = 0.8;

    /// <summary>With the start of its processes, which costs nothing in an emulated guest.</summary>
    public double Estimate => Seconds + (Processes * SecondsOfProcess);
}

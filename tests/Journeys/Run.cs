namespace Ingot.Tests.Journeys;

/// <summary>How a run of the program ended.</summary>
sealed record Run(int ExitCode, string Output)
{
    /// <summary>Checks the exit code, showing the output when it differs.</summary>
    public void Ended(int expected) => Assert.True(ExitCode == expected, $"Expected exit code {expected}, got {ExitCode}.\n{Output}");

    /// <summary>Checks that the three parts of a message are there, and no stack trace.</summary>
    public void Explains(string what)
    {
        Assert.Contains(what, Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^\s*Why: +\S", Output);
        Assert.Matches(@"(?m)^\s*To do: +\S", Output);
        Assert.DoesNotMatch(@"(?m)^   at [\w.]+\(", Output);
    }
}

using Ingot.Emulator.Faults;
using Ingot.Recipes;

/// <summary>What a rehearsal makes go wrong.</summary>
partial class Build
{
    IEnumerable<Finding> UnknownFaults() => RehearsalFault
        .Where(text => !FaultScenarios.All.ContainsKey(text) && FaultRule.Parse(text) is null)
        .Select(text => new Finding(
            $"--rehearsal-fault '{text}' is not a fault that can be rehearsed.",
            $"There are the names {Listed(FaultScenarios.All)}; and rules, {FaultRule.Syntax}, where what is one of {Listed(FaultWords.All)}.",
            "Choose among them."));

    /// <summary>After the help: the names that <c>--rehearsal-fault</c> takes. The engine's own text has one paragraph for a parameter.</summary>
    static int WithScenarios(string[] words, int exitCode)
    {
        if (!words.Any(word => word.StartsWith('-') && word.TrimStart('-').Equals("help", StringComparison.OrdinalIgnoreCase)))
            return exitCode;
        Console.WriteLine();
        Console.WriteLine("What can be rehearsed to go wrong inside Windows (--rehearsal-fault <name>):");
        Console.WriteLine();
        foreach (var (name, meaning) in FaultScenarios.All)
            Console.WriteLine($"  {name}{Environment.NewLine}    {meaning}");
        Console.WriteLine();
        Console.WriteLine($"And with a request to Azure: {FaultRule.Syntax}.");
        return exitCode;
    }

    static string Listed(IReadOnlyDictionary<string, string> meanings) =>
        string.Join("; ", meanings.Select(pair => $"{pair.Key} ({pair.Value.TrimEnd('.')})"));
}

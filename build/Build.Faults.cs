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

    static string Listed(IReadOnlyDictionary<string, string> meanings) =>
        string.Join("; ", meanings.Select(pair => $"{pair.Key} ({pair.Value.TrimEnd('.')})"));
}

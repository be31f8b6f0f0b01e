using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>One question of Preflight: it only reads.</summary>
/// <param name="Subject">What is checked, as the end of "Checked: …".</param>
/// <param name="AskAsync">Asks; an empty answer is a good one, and also the answer to a question that another finding makes pointless.</param>
public sealed record Check(string Subject, Func<CancellationToken, Task<IReadOnlyList<Finding>>> AskAsync);

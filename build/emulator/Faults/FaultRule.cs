using System.Globalization;
using System.Text.RegularExpressions;

namespace Ingot.Emulator.Faults;

/// <summary>One thing that goes wrong: with which request, at which call, and what.</summary>
/// <param name="Operation">What is asked; * as method or type stands for any.</param>
/// <param name="Call">The first call it happens to, counted from 1 over what the rule matches.</param>
/// <param name="Kind">What happens.</param>
public sealed partial record FaultRule(OperationName Operation, int Call, FaultKind Kind)
{
    /// <summary>True: it happens to every later call as well.</summary>
    public bool GoesOn { get; init; }

    /// <summary>Seconds, of Retry-After too, or the error code of <see cref="FaultKind.Failed"/>; null: as usual.</summary>
    public string? Argument { get; init; }

    /// <summary>How a rule is written, for whoever wrote one wrong.</summary>
    public static string Syntax =>
        "METHOD type[/action]#call=what, such as \"PUT virtualMachines#1=reset-after\"; #2+ is the second and all after it, #* every one; "
        + "WINRM#1=reset is the first request to a guest";

    /// <summary>The rule that a text says; null when it says none.</summary>
    public static FaultRule? Parse(string text)
    {
        if (Pattern().Match(text) is not { Success: true } match || FaultWords.Find(match.Groups["what"].Value) is not { } kind)
            return null;
        var operation = new OperationName(match.Groups["method"].Value.ToUpperInvariant(), match.Groups["type"].Value, match.Groups["action"].Value);
        var argument = match.Groups["argument"] is { Success: true } given ? given.Value : null;
        var call = match.Groups["call"] is { Success: true } number ? int.Parse(number.Value, CultureInfo.InvariantCulture) : 1;
        if (call == 0 || (operation.Method == "WINRM") != (operation.Type.Length == 0) || !Fits(kind, argument))
            return null;
        return new(operation, call, kind) { GoesOn = match.Groups["all"].Success || match.Groups["on"].Success, Argument = argument };
    }

    /// <summary>True when the rule speaks of this operation.</summary>
    public bool Matches(OperationName operation) =>
        Operation.Type == "*"
            ? Operation.Method == "*" || Is(Operation.Method, operation.Method)
            : (Operation.Method == "*" || Is(Operation.Method, operation.Method)) && Is(Operation.Type, operation.Type) && Is(Operation.Action, operation.Action);

    /// <summary>The argument as seconds.</summary>
    public int Seconds(int otherwise) => Argument is null ? otherwise : int.Parse(Argument, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Operation}#{Call}{(GoesOn ? "+" : "")}={FaultWords.Of(Kind)}{(Argument is null ? "" : $":{Argument}")}";

    static bool Is(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    static bool Fits(FaultKind kind, string? argument) => argument is null || kind switch
    {
        FaultKind.Slow or FaultKind.Throttled or FaultKind.Unavailable or FaultKind.Lasting or FaultKind.ResetAfter or FaultKind.GatewayTimeoutAfter or FaultKind.Outage =>
            int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        FaultKind.Failed => true,
        _ => false,
    };

    [GeneratedRegex(
        @"^(?<method>\*|[A-Za-z]+)( (?<type>\*|\w+)(/(?<action>\w+))?)?#((?<all>\*)|(?<call>\d{1,6})(?<on>\+)?)=(?<what>[\w-]+)(:(?<argument>\w+))?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}

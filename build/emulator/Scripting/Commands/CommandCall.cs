using System.Management.Automation;
using Ingot.Emulator.Scripting.Provider;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>One call of a stand-in: its arguments, and ways to answer.</summary>
sealed class CommandCall(GuestSession session, PSCmdlet caller, IReadOnlyDictionary<string, object?> bound, IReadOnlyList<object?> input)
{
    public GuestSession Session => session;

    public WindowsMachine Machine => session.Machine;

    public PSCmdlet Caller => caller;

    /// <summary>All pipeline objects, or the argument of -InputObject.</summary>
    public IReadOnlyList<object?> Input => caller.MyInvocation.ExpectingInput ? input : List("InputObject");

    public bool Has(string name) => bound.ContainsKey(name);

    public object? Value(string name) => bound.GetValueOrDefault(name);

    public object? Bare(string name) => Value(name) is PSObject wrapped ? wrapped.BaseObject : Value(name);

    public string Text(string name, string otherwise = "") => Has(name) ? GuestText.Of(Value(name)) : otherwise;

    public int Number(string name, int otherwise = 0) => Has(name) ? LanguagePrimitives.ConvertTo<int>(Value(name)) : otherwise;

    public bool Flag(string name) => Has(name) && LanguagePrimitives.IsTrue(Value(name));

    public string[] Texts(string name) => Has(name) && Value(name) is not null ? LanguagePrimitives.ConvertTo<string[]>(Value(name)) : [];

    public IReadOnlyList<object?> List(string name) => Bare(name) switch
    {
        null => Has(name) ? [null] : [],
        object?[] many => many,
        System.Collections.IList many => [.. many.Cast<object?>()],
        var one => [one],
    };

    /// <summary>True when a name matches one of the wildcard patterns of a parameter, or the parameter is absent.</summary>
    public bool Matches(string parameter, string name) =>
        !Has(parameter) || Texts(parameter).Any(pattern => new WildcardPattern(pattern, WildcardOptions.IgnoreCase).IsMatch(name));

    public void Write(object? value, bool enumerate = false) => caller.WriteObject(value, enumerate);

    /// <summary>An error that ends the command unless the caller chose otherwise.</summary>
    public void Error(string message, string id, ErrorCategory category = ErrorCategory.ObjectNotFound, object? target = null) =>
        caller.WriteError(new ErrorRecord(new InvalidOperationException(message), id, category, target));
}

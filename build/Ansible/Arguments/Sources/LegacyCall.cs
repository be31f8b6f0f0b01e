using System.Management.Automation.Language;

namespace Ingot.Ansible.Arguments.Sources;

/// <summary>The arguments of one call of Get-AnsibleParam, by name.</summary>
sealed class LegacyCall
{
    static readonly string[] order =
        ["obj", "name", "default", "resultobj", "failifempty", "emptyattributefailmessage", "validateset", "validateseterrormessage", "type", "aliases"];

    readonly Dictionary<string, ExpressionAst> given = new(StringComparer.OrdinalIgnoreCase);
    readonly ScriptReader reader;

    /// <summary>Binds as PowerShell does: by name or the beginning of one, the rest by position.</summary>
    public LegacyCall(CommandAst command, ScriptReader reader)
    {
        this.reader = reader;
        var positional = new List<ExpressionAst>();
        string? waiting = null;
        foreach (var element in command.CommandElements.Skip(1))
        {
            if (element is CommandParameterAst parameter)
            {
                waiting = order.FirstOrDefault(name => name.StartsWith(parameter.ParameterName, StringComparison.OrdinalIgnoreCase));
                if (parameter.Argument is { } value && waiting is not null)
                    (given[waiting], waiting) = (value, null);
            }
            else if (element is ExpressionAst expression)
            {
                if (waiting is null)
                    positional.Add(expression);
                else
                    (given[waiting], waiting) = (expression, null);
            }
        }

        foreach (var (name, value) in order.Where(name => !given.ContainsKey(name)).Zip(positional).ToList())
            given[name] = value;
    }

    /// <summary>What the option is taken from.</summary>
    public ExpressionAst? Source => Expression("obj");

    /// <summary>True when the argument is given.</summary>
    public bool Has(string name) => given.ContainsKey(name);

    /// <summary>An argument as written; null when not given.</summary>
    public ExpressionAst? Expression(string name) => given.GetValueOrDefault(name);

    /// <summary>An argument's value; null when not given.</summary>
    public object? Value(string name) => given.TryGetValue(name, out var expression) ? reader.Read(expression) : null;
}

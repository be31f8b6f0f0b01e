using System.Globalization;
using System.Management.Automation.Language;

namespace Ingot.Ansible.Arguments.Sources;

/// <summary>Reads the options that a legacy module asks for, one by one, with Get-AnsibleParam.</summary>
sealed class LegacySpec
{
    static readonly string[] asking = ["Get-AnsibleParam", "Get-Attr"];

    readonly ScriptBlockAst script;
    readonly ScriptReader reader;
    readonly HashSet<string> holders;
    readonly List<RequiredIf> conditions = [];
    readonly Dictionary<string, string> variableOf = new(StringComparer.OrdinalIgnoreCase);
    bool isOpen;

    LegacySpec(ModuleSource source)
    {
        script = source.Parse();
        var scope = new ScriptScope(source.Functions(script));
        foreach (var assignment in Assignments())
            scope.Follow([assignment]);
        reader = new ScriptReader(scope);
        holders = new HashSet<string>(
            Assignments().Where(assignment => Calls(assignment, "Parse-Args"))
                .Select(assignment => assignment.Left).OfType<VariableExpressionAst>().Select(variable => variable.VariablePath.UserPath),
            StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The spec; null when the module does not parse arguments in this way.</summary>
    public static ModuleSpec? Read(ModuleSource source) => new LegacySpec(source) is { holders.Count: > 0 } reader ? reader.Spec() : null;

    ModuleSpec Spec()
    {
        var commands = script.FindAll(IsQuestion, searchNestedScriptBlocks: true).Cast<CommandAst>()
            .Select(command => (Command: command, Call: new LegacyCall(command, reader))).Where(entry => IsHolder(entry.Call.Source)).ToList();
        var options = commands.Select(entry => Option(entry.Command, entry.Call)).OfType<ModuleOption>()
            .GroupBy(option => option.Name, StringComparer.OrdinalIgnoreCase).Select(Joined).ToList();
        var asked = options.SelectMany(option => option.Names()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        options.AddRange(Direct().Where(asked.Add).Select(name => new ModuleOption(name, "raw")));
        return new ModuleSpec
        {
            Options = [.. options.Where(option => option.Name == "_raw_params" || !option.Name.StartsWith('_'))],
            RequiredIf = conditions,
            IsOpen = isOpen,
            IgnoresUnknown = true,
        };
    }

    static bool IsQuestion(Ast node) => node is CommandAst command && asking.Contains(command.GetCommandName(), StringComparer.OrdinalIgnoreCase);

    // A module may ask twice, once for each of its ways.
    static ModuleOption Joined(IEnumerable<ModuleOption> same)
    {
        var list = same.ToList();
        var agree = list.TrueForAll(option => option.Choices.SequenceEqual(list[0].Choices, StringComparer.OrdinalIgnoreCase));
        return list[0] with
        {
            Required = list.Exists(option => option.Required),
            Aliases = [.. list.SelectMany(option => option.Aliases).Distinct(StringComparer.OrdinalIgnoreCase)],
            Type = list.TrueForAll(option => option.Type == list[0].Type) ? list[0].Type : "raw",
            Choices = agree ? list[0].Choices : [],
        };
    }

    ModuleOption? Option(CommandAst command, LegacyCall call)
    {
        if (call.Value("name") is not string name)
        {
            isOpen = true;
            return null;
        }

        if (command.Parent?.Parent is AssignmentStatementAst { Left: VariableExpressionAst variable })
            variableOf[variable.VariablePath.UserPath] = name;
        var choices = call.Value("validateset");
        var demand = call.Has("failifempty") ? call.Value("failifempty") : false;
        var place = new LegacyPlace(command, script, variableOf, reader);
        if (demand is true && place.Condition() is var (other, values))
            conditions.AddRange(values.Select(value => new RequiredIf(other, value, [name])));
        else if (demand is Unknown && call.Expression("failifempty") is { } expression && place.Comparison(expression) is var (option, wanted))
            conditions.AddRange(wanted.Select(value => new RequiredIf(option, value, [name])));
        return new ModuleOption(name, call.Value("type") as string ?? "raw")
        {
            Required = demand is true && place.IsAlwaysReached(),
            Default = call.Value("default") is var fallback and (string or int or bool) ? Convert.ToString(fallback, CultureInfo.InvariantCulture) : null,
            HasDefault = call.Has("default") && call.Value("default") is not null,
            Choices = choices is List<object?> list && list.TrueForAll(item => item is not Unknown) ? Texts(choices) : choices is string single ? [single] : [],
            ChoicesAreKnown = !call.Has("validateset") || (choices is string || (choices is List<object?> all && all.TrueForAll(item => item is not Unknown))),
            Aliases = Texts(call.Value("aliases")),
        };
    }

    bool IsHolder(ExpressionAst? expression) => expression is VariableExpressionAst variable && holders.Contains(variable.VariablePath.UserPath);

    // $params.name and $params["name"].
    IEnumerable<string> Direct() => script.FindAll(_ => true, searchNestedScriptBlocks: true).Select(node => node switch
    {
        InvokeMemberExpressionAst { Member: StringConstantExpressionAst { Value: "ContainsKey" }, Arguments: [StringConstantExpressionAst key] } call
            when IsHolder(call.Expression) => key.Value,
        InvokeMemberExpressionAst => null,
        MemberExpressionAst { Member: StringConstantExpressionAst { Value: not ("Keys" or "Count" or "PSObject" or "Values") and var name } } access
            when IsHolder(access.Expression) => name,
        IndexExpressionAst { Index: StringConstantExpressionAst key } index when IsHolder(index.Target) => key.Value,
        _ => null,
    }).OfType<string>();

    IEnumerable<AssignmentStatementAst> Assignments() => script.EndBlock?.Statements.OfType<AssignmentStatementAst>() ?? [];

    static bool Calls(AssignmentStatementAst assignment, string name) =>
        assignment.Right is PipelineAst { PipelineElements: [CommandAst command, ..] } && name.Equals(command.GetCommandName(), StringComparison.OrdinalIgnoreCase);

    static IReadOnlyList<string> Texts(object? value) => value switch
    {
        List<object?> list => [.. list.Where(item => item is not Unknown and not null).Select(item => Convert.ToString(item, CultureInfo.InvariantCulture) ?? "")],
        string text => [text],
        _ => [],
    };
}

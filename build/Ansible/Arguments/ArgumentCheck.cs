namespace Ingot.Ansible.Arguments;

/// <summary>Compares the arguments of a task with what its module takes. What is known at run time only is not guessed.</summary>
public static class ArgumentCheck
{
    // Ansible's own names for the text of a free-form task, and for arguments that are one template.
    const string FreeText = "_raw_params";
    const string TemplatedArguments = "_variable_params";

    static readonly string[] freeNames = ["_raw_params", "free_form", "cmd", "command"];

    /// <summary>The mistakes.</summary>
    /// <param name="task">The task.</param>
    /// <param name="spec">What its module takes.</param>
    public static IReadOnlyList<LintFinding> Find(PlaybookTask task, ModuleSpec spec)
    {
        var findings = new Findings(task);
        var place = new ArgumentPlace(task.File, task.Line);
        Check(findings, place, place.Inside(task.Arguments.File, task.Arguments.Line), task.Arguments.Entries, spec, "");
        if (task.Module.EndsWith(".win_dsc", StringComparison.Ordinal))
            DesiredState.Check(findings, place, task.Arguments.Entries);
        return findings.All;
    }

    static void Check(Findings findings, ArgumentPlace owner, ArgumentPlace place, IReadOnlyList<Argument> arguments, ModuleSpec spec, string path)
    {
        var isOpen = arguments.Any(argument => argument.Name == TemplatedArguments || argument.Name.Contains("{{", StringComparison.Ordinal));
        var given = new Dictionary<ModuleOption, Argument>();
        foreach (var argument in arguments.Where(argument => argument.Name != TemplatedArguments && !argument.Name.Contains("{{", StringComparison.Ordinal)))
        {
            var option = argument.Name == FreeText ? Free(spec) : spec.Find(argument.Name);
            if (option is null)
                Unknown(findings, place.Inside(argument.File, argument.Line), argument.Name, spec, path);
            else if (given.TryGetValue(option, out var twin))
                Twice(findings, place.Inside(argument.File, argument.Line), twin.Name, argument.Name, path);
            else
                given[option] = argument;
        }

        foreach (var (option, argument) in given)
            CheckValue(findings, place.Inside(argument.File, argument.Line), argument, option, spec, path);
        if (!isOpen)
            RelationCheck.Check(findings, owner, given, spec, path);
    }

    static ModuleOption? Free(ModuleSpec spec) =>
        freeNames.Select(spec.Find).FirstOrDefault(option => option is not null) ?? (spec.IsOpen ? new ModuleOption(FreeText, "raw") : null);

    static void Unknown(Findings findings, ArgumentPlace place, string name, ModuleSpec spec, string path)
    {
        if (spec.IsOpen || name == FreeText)
            return;
        var known = spec.Options.SelectMany(option => option.Names()).Where(other => !other.StartsWith('_')).ToList();
        var ignored = spec.IgnoresUnknown ? " The module would ignore it without a word." : "";
        var all = known.Count is > 0 and <= 8 && Similar.Find(name, known) is null ? $" It takes {string.Join(", ", known)}." : "";
        findings.Add("argument[unknown]", $"{findings.Owner} has no argument '{path}{name}'.{Similar.Sentence(name, known)}{all}{ignored}", place);
    }

    static void Twice(Findings findings, ArgumentPlace place, string first, string second, string path) =>
        findings.Add("argument[alias]", $"'{path}{first}' and '{path}{second}' are two names of one argument; one of the values would be lost.", place);

    static void CheckValue(Findings findings, ArgumentPlace place, Argument argument, ModuleOption option, ModuleSpec spec, string path)
    {
        var value = argument.Value;
        if (option.Deprecated is { } end)
            findings.Add("argument[deprecated]", $"Argument '{path}{argument.Name}' of {findings.Owner} is deprecated, and gone with version {end}.", place);
        if (value.IsAbsent || value.IsUnknown)
            return;
        var isHidden = findings.HidesValues || option.IsSecret;
        if (ValueCheck.Problem(option.Type, value, spec.IsCaseSensitive) is { } problem)
        {
            var actual = isHidden ? "something else" : value.Description();
            findings.Add("argument[type]", $"Argument '{path}{argument.Name}' has to be {problem}, and is {actual}.", place);
            return;
        }

        if (ValueCheck.Stranger(option, value, spec) is { } stranger)
        {
            var what = isHidden ? "something else" : $"'{stranger}'";
            var meant = isHidden ? "" : Similar.Sentence(stranger, option.Choices);
            var choices = string.Join(", ", option.Choices);
            findings.Add("argument[choice]", $"Argument '{path}{argument.Name}' has to be one of {choices}, and is {what}.{meant}", place);
        }

        CheckInside(findings, place, argument, option, path);
        CheckItems(findings, place, argument, option, spec, path);
    }

    static void CheckItems(Findings findings, ArgumentPlace place, Argument argument, ModuleOption option, ModuleSpec spec, string path)
    {
        if (option.Type != "list" || option.Elements is not { } elements)
            return;
        foreach (var item in argument.Value.Items.Where(item => !item.IsUnknown && !item.IsAbsent))
        {
            if (ValueCheck.Problem(elements, item, spec.IsCaseSensitive) is { } problem)
            {
                var what = findings.HidesValues || option.IsSecret ? "something else" : item.Description();
                findings.Add("argument[type]", $"Each item of '{path}{argument.Name}' has to be {problem}, and one is {what}.", place.Inside(item.File, item.Line));
            }
        }
    }

    static void CheckInside(Findings findings, ArgumentPlace place, Argument argument, ModuleOption option, string path)
    {
        if (option.Options is not { } inner)
            return;
        foreach (var item in argument.Value.Items.Prepend(argument.Value).Where(item => item.Kind == ArgumentKind.Map))
        {
            var inside = place.Inside(argument.Value.File, argument.Value.Line).Inside(item.File, item.Line);
            Check(findings, inside, inside, item.Entries, inner, $"{path}{argument.Name}.");
        }
    }
}

using System.Collections;
using System.Management.Automation;
using Ingot.Emulator.Scripting.Provider;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Cmdlets that choose, order and count objects.</summary>
static class ObjectCommands
{
    const string Property = "[Parameter(Position=0)]$Property,";

    static readonly string[] Creatable = ["System.Management.Automation.PSObject", "PSObject", "System.Object", "Object", "PSCustomObject"];

    public static IReadOnlyList<GuestCommand> All { get; } =
    [
        new("Select-Object", "[Parameter(Position=0)][object[]]$Property,[string]$ExpandProperty,[int]$First,[int]$Last,[int]$Skip," +
            "[switch]$Unique," +
            "[int]$Index,[string[]]$ExcludeProperty," + GuestCommand.Input, Select, Collects: true),
        new("Sort-Object", Property + "[switch]$Descending,[switch]$Unique," + GuestCommand.Input, Sort, Collects: true),
        new("Measure-Object", Property + "[switch]$Sum,[switch]$Average,[switch]$Maximum,[switch]$Minimum," +
            "[switch]$Line," + GuestCommand.Input,
            Measure, Collects: true),
        new("Group-Object", Property + "[switch]$NoElement," + GuestCommand.Input, Group, Collects: true),
        new("Add-Member", "[Parameter(Position=0)][Alias('Type')][string]$MemberType,[Parameter(Position=1)][string]$Name," +
            "[Parameter(Position=2)]$Value," +
            "[string]$NotePropertyName,$NotePropertyValue,[switch]$Force,[switch]$PassThru," + GuestCommand.Input, AddMember),
        new("New-Object", "[Parameter(Position=0)][string]$TypeName,[Parameter(Position=1)][object[]]$ArgumentList," +
            "[System.Collections.IDictionary]$Property",
            New),
        new(CustomObjects.CommandName, "[Parameter(Position=0)][System.Collections.IDictionary]$Property", New),
        new("Get-Member", "[Parameter(Position=0)][string[]]$Name,[string]$MemberType," + GuestCommand.Input, GetMember, Collects: true),
        new("Get-Random", "[int]$Maximum,[int]$Minimum,[int]$Count," + GuestCommand.Input, Pick, Collects: true),
        new("New-Guid", "", call => call.Write(Guid.NewGuid())),
        new("Get-Unique", GuestCommand.Input, call => call.Write(call.Input.DistinctBy(GuestText.Of, StringComparer.Ordinal),
            enumerate: true), Collects: true),
    ];

    /// <summary>The value of a property, or of a script block with the object as $_.</summary>
    static object? ValueOf(object? item, object? property)
    {
        var chosen = property is PSObject wrapped ? wrapped.BaseObject : property;
        return chosen switch
        {
            null => item,
            ScriptBlock block => Unwrap(block.InvokeWithContext([], [new PSVariable("_", item)])),
            IDictionary { Count: > 0 } map => ValueOf(item, Entry(map, "e")),
            _ => item is null ? null : PSObject.AsPSObject(item).Properties[GuestText.Of(chosen)]?.Value,
        };
    }

    static object? Unwrap(ICollection<PSObject> values) => values.Count == 1 ? values.First() : values.Count == 0 ? null : values.ToArray();

    static object? Entry(IDictionary map, string initial) => map.Keys.Cast<object>()
        .Where(key => GuestText.Of(key).StartsWith(initial, StringComparison.OrdinalIgnoreCase)
            || (initial == "n" && GuestText.Of(key).StartsWith('l')))
        .Select(key => map[key])
        .FirstOrDefault();

    static void Select(CommandCall call)
    {
        var items = call.Input.Skip(call.Number("Skip"));
        items = call.Has("First") ? items.Take(call.Number("First")) : items;
        items = call.Has("Last") ? items.TakeLast(call.Number("Last")) : items;
        items = call.Has("Index") ? items.Skip(call.Number("Index")).Take(1) : items;
        var chosen = items.Select(item => call.Has("ExpandProperty") ? ValueOf(item, call.Text("ExpandProperty")) : Shape(call, item));
        var result = call.Flag("Unique") ? chosen.DistinctBy(item => string.Join('\n', ObjectText.Lines(item)),
            StringComparer.Ordinal) : chosen;
        foreach (var item in result.ToList())
            call.Write(item, enumerate: call.Has("ExpandProperty"));
    }

    static object? Shape(CommandCall call, object? item)
    {
        if (!call.Has("Property") || item is null)
            return item;
        var shaped = new PSObject();
        foreach (var property in call.List("Property"))
            if ((property is PSObject wrapped ? wrapped.BaseObject : property) is IDictionary calculated)
                shaped.Properties.Add(new PSNoteProperty(GuestText.Of(Entry(calculated, "n")), ValueOf(item, calculated)));
            else
                foreach (var name in Names(item, GuestText.Of(property)).Where(name => shaped.Properties[name] is null))
                    shaped.Properties.Add(new PSNoteProperty(name, ValueOf(item, name)));
        return shaped;
    }

    static IEnumerable<string> Names(object item, string pattern)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(pattern))
            return [pattern];
        return PSObject.AsPSObject(item).Properties.Match(pattern).Select(property => property.Name);
    }

    static void Sort(CommandCall call)
    {
        var keys = call.Has("Property") ? call.List("Property") : [null];
        var comparer = Comparer<object?>.Create((x, y) => LanguagePrimitives.Compare(x, y, ignoreCase: true));
        var items = call.Input;
        IOrderedEnumerable<object?>? sorted = null;
        foreach (var key in keys)
            sorted = (sorted, call.Flag("Descending")) switch
            {
                (null, false) => items.OrderBy(item => ValueOf(item, key), comparer),
                (null, true) => items.OrderByDescending(item => ValueOf(item, key), comparer),
                (_, false) => sorted.ThenBy(item => ValueOf(item, key), comparer),
                (_, true) => sorted.ThenByDescending(item => ValueOf(item, key), comparer),
            };
        var result = (sorted ?? Enumerable.Empty<object?>()).ToList();
        foreach (var item in call.Flag("Unique") ? result.DistinctBy(item => GuestText.Of(ValueOf(item, keys[0])),
            StringComparer.OrdinalIgnoreCase) : result)
            call.Write(item);
    }

    static void Measure(CommandCall call)
    {
        var items = call.Input;
        var needed = call.Flag("Sum") || call.Flag("Average") || call.Flag("Maximum") || call.Flag("Minimum");
        var numbers = needed ? items.Select(item => LanguagePrimitives.ConvertTo<double>(ValueOf(item,
            call.Value("Property")))).ToList() : [];
        call.Write(ItemView.Make(
            "Ingot.MeasureInfo",
            ("Count", items.Count),
            ("Lines", call.Flag("Line") ? items.Sum(item => GuestText.Of(item).Split('\n').Length) : null),
            ("Average", call.Flag("Average") && numbers.Count > 0 ? numbers.Average() : null),
            ("Sum", call.Flag("Sum") ? numbers.Sum() : null),
            ("Maximum", call.Flag("Maximum") && numbers.Count > 0 ? numbers.Max() : null),
            ("Minimum", call.Flag("Minimum") && numbers.Count > 0 ? numbers.Min() : null)));
    }

    static void Group(CommandCall call)
    {
        foreach (var group in call.Input.GroupBy(item => GuestText.Of(ValueOf(item, call.Value("Property"))),
            StringComparer.OrdinalIgnoreCase))
            call.Write(ItemView.Make("Ingot.GroupInfo", ("Count", group.Count()), ("Name", group.Key), ("Group", group.ToArray())));
    }

    static void AddMember(CommandCall call)
    {
        var target = PSObject.AsPSObject(call.Value("InputObject"));
        var property = call.Has("NotePropertyName")
            ? new PSNoteProperty(call.Text("NotePropertyName"), call.Value("NotePropertyValue"))
            : new PSNoteProperty(call.Text("Name"), call.Value("Value"));
        target.Properties.Remove(property.Name);
        target.Properties.Add(property);
        if (call.Flag("PassThru"))
            call.Write(target);
    }

    static void New(CommandCall call)
    {
        // A core type, which the language mode allows.
        if (call.Text("TypeName") is "System.Management.Automation.PSCredential" or "PSCredential" && call.List("ArgumentList") is [var user, var secret]
            && (secret as PSObject)?.BaseObject as System.Security.SecureString is var wrapped && (wrapped ?? secret as System.Security.SecureString) is { } password)
        {
            call.Write(new PSCredential(GuestText.Of(user), password));
            return;
        }

        if (call.Has("TypeName") && !Creatable.Contains(call.Text("TypeName"), StringComparer.OrdinalIgnoreCase))
            throw new PSNotSupportedException("Cannot create type. Only core types are supported in this language mode.");
        var made = new PSObject();
        if (call.Bare("Property") is IDictionary properties)
            foreach (DictionaryEntry entry in properties)
                made.Properties.Add(new PSNoteProperty(GuestText.Of(entry.Key), entry.Value));
        call.Write(made);
    }

    static void GetMember(CommandCall call)
    {
        foreach (var item in call.Input.OfType<object>().Take(1))
            foreach (var member in PSObject.AsPSObject(item).Members.Where(m => call.Matches("Name", m.Name)))
                call.Write(ItemView.Make("Ingot.MemberInfo", ("Name", member.Name), ("MemberType", member.MemberType.ToString())));
    }

    static void Pick(CommandCall call)
    {
        if (call.Input.Count > 0)
            call.Write(call.Input[Random.Shared.Next(call.Input.Count)]);
        else
            call.Write(Random.Shared.Next(call.Number("Minimum"), call.Number("Maximum", int.MaxValue)));
    }
}

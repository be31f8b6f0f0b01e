namespace Ingot.Emulator.Modules;

/// <summary>One option of a module's argument spec.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
sealed record Option(string Name, OptionType Type = OptionType.Text)
{
    /// <summary>True when a task must give it.</summary>
    public bool Required { get; init; }

    /// <summary>Value when a task does not give it.</summary>
    public object? Default { get; init; }

    /// <summary>The only values allowed; empty means any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>A text option.</summary>
    public static Option Text(string name, params string[] choices) => new(name) { Choices = choices };

    /// <summary>A path.</summary>
    public static Option Path(string name) => new(name, OptionType.Path);

    /// <summary>A boolean; null means not given.</summary>
    public static Option Flag(string name, bool? fallback = null) => new(name, OptionType.Flag) { Default = fallback };

    /// <summary>A whole number.</summary>
    public static Option Number(string name, long? fallback = null) => new(name, OptionType.Number) { Default = fallback };

    /// <summary>A list.</summary>
    public static Option List(string name) => new(name, OptionType.List);

    /// <summary>A dictionary.</summary>
    public static Option Map(string name) => new(name, OptionType.Dictionary);

    /// <summary>Anything.</summary>
    public static Option Raw(string name) => new(name, OptionType.Raw);

    /// <summary>The same, required.</summary>
    public Option Must() => this with { Required = true };

    /// <summary>The same, with a default.</summary>
    public Option By(object fallback) => this with { Default = fallback };

    /// <summary>The same, with other names.</summary>
    public Option Or(params string[] aliases) => this with { Aliases = aliases };
}

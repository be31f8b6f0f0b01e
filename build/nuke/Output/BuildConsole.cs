namespace Nuke.Common.Output;

/// <summary>Standard output of the engine, coloured where that is wanted.</summary>
sealed class BuildConsole(TextWriter output, bool ansi)
{
    public void WriteLine(string text = "", Style style = Style.Plain)
        => output.WriteLine(ansi && style != Style.Plain ? $"\e[{Code(style)}m{text}\e[0m" : text);

    /// <summary>A heading in the frame that Nuke draws.</summary>
    public void Header(string text)
    {
        WriteLine();
        WriteLine("╬" + new string('═', text.Length + 5), Style.Heading);
        WriteLine($"║ {text}", Style.Heading);
        WriteLine("╬" + new string('═', Math.Max(text.Length - 4, 2)), Style.Heading);
        WriteLine();
    }

    public void Flush() => output.Flush();

    static string Code(Style style) => style switch
    {
        Style.Faint => "90",
        Style.Success => "32;1",
        Style.Warning => "33;1",
        Style.Error => "31;1",
        _ => "36;1",
    };
}

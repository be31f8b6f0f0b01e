namespace Nuke.Common.Utilities;

/// <summary>Names of members as switches: <c>NuGetApiKey</c> is <c>nuget-api-key</c>.</summary>
static class KebabCase
{
    // Words that hold a capital inside and stay whole.
    static readonly string[] Known =
    [
        "AppVeyor", "DotNet", "GitHub", "GitLab", "GitVersion", "JetBrains", "MSBuild", "NuGet", "ReSharper", "SignPath", "TeamCity",
    ];

    public static string From(string name)
    {
        var words = new List<string>();
        for (var start = 0; start < name.Length;)
        {
            var length = Array.Find(Known, x => string.CompareOrdinal(name, start, x, 0, x.Length) == 0)?.Length ?? Hump(name, start);
            words.Add(name.Substring(start, length).ToLowerInvariant());
            start += length;
        }

        return string.Join('-', words);
    }

    static int Hump(string name, int start)
    {
        var end = start + 1;
        while (end < name.Length && !Begins(name, end))
            end++;
        return end - start;
    }

    // A capital begins a word after a small letter or digit, or before one: "VMSize" is VM, Size.
    static bool Begins(string name, int at)
        => char.IsUpper(name[at]) && (!char.IsUpper(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1])));
}

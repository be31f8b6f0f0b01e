using System.Text;
using Ingot.Recipes;

/// <summary>Words of the user that a recipe does not keep as they are: pairs, and texts or files of any content.</summary>
partial class Build
{
    /// <summary>Mistakes that the recipe does not show any more.</summary>
    IEnumerable<Finding> WordFindings() => [.. Data("custom-data", CustomData, CustomDataFile), .. Data("user-data", UserData, UserDataFile), .. RepeatedTags()];

    IEnumerable<Finding> RepeatedTags() =>
        from word in Tags
        group word by word.Split('=')[0].ToUpperInvariant() into words
        where words.Count() > 1
        select new Finding(
            $"--tags names {words.First().Split('=')[0]} more than once.", "A resource has each tag once, whatever the case of its letters.", "Leave all but one of them out.");

    static IEnumerable<Finding> Data(string option, string? text, string? file)
    {
        if (text is not null && file is not null)
            yield return new Finding($"--{option} and --{option}-file are both given.", "A VM has one of it.", "Leave one of them out.");
        else if (file is not null && !File.Exists(FromRoot(file)))
            yield return new Finding(
                $"--{option}-file '{file}' cannot be found.",
                $"There is no file {FromRoot(file)}.",
                "Correct the path; it is relative to the root of the project.");
    }

    static string? Encoded(string? text, string? file) => (text, file) switch
    {
        ({ } given, _) => Convert.ToBase64String(Encoding.UTF8.GetBytes(given)),
        (_, { } path) when File.Exists(FromRoot(path)) => Convert.ToBase64String(File.ReadAllBytes(FromRoot(path))),
        _ => null,
    };

    static string FromRoot(string path) => Path.Combine(RootDirectory, path);
}

using System.Globalization;
using Ingot.Recipes;

namespace Ingot.Arm;

/// <summary>What the tags of a build VM say about its bake.</summary>
/// <param name="Stage">Last finished stage.</param>
/// <param name="Image">Name of the image.</param>
/// <param name="Run">Id of the run that made the VM.</param>
/// <param name="Recipe">Hash of what the VM was made from.</param>
/// <param name="Source">Source image, pinned.</param>
/// <param name="Inputs">Hash of everything that the finished stages used.</param>
/// <param name="Expires">When the VM may be deleted by whoever finds it.</param>
public sealed record LedgerEntry(Stage Stage, string Image, string Run, string Recipe, string Source, string Inputs, DateTimeOffset Expires)
{
    /// <summary>Hash of the machine's security identifier, as the guest told it; empty as long as nobody asked.</summary>
    public string Machine { get; init; } = "";

    /// <summary>There is no build VM.</summary>
    public static LedgerEntry Nothing { get; } = new(Stage.None, "", "", "", "", "", DateTimeOffset.MinValue);

    /// <summary>True when the VM carries our tags at all; one that does not is somebody else's.</summary>
    public bool IsOurs => Image.Length > 0;

    /// <summary>The entry that these tags hold.</summary>
    public static LedgerEntry Read(IDictionary<string, string> tags) => new(
        Enum.TryParse<Stage>(Tag(tags, TagNames.Stage), out var stage) ? stage : Stage.None,
        Tag(tags, TagNames.Image),
        Tag(tags, TagNames.Run),
        Tag(tags, TagNames.Recipe),
        Tag(tags, TagNames.Source),
        Tag(tags, TagNames.Inputs),
        DateTimeOffset.TryParse(Tag(tags, TagNames.Expires), CultureInfo.InvariantCulture, out var expires) ? expires : DateTimeOffset.MinValue)
    {
        Machine = Tag(tags, TagNames.Machine),
    };

    /// <summary>The tags that hold this entry.</summary>
    public IReadOnlyDictionary<string, string> Tags()
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [TagNames.Image] = Image,
            [TagNames.Run] = Run,
            [TagNames.Recipe] = Recipe,
            [TagNames.Source] = Source,
            [TagNames.Inputs] = Inputs,
            [TagNames.Stage] = Stage.ToString(),
            [TagNames.Expires] = ExpiryTag(Expires),
        };
        if (Machine.Length > 0)
            tags[TagNames.Machine] = Machine;
        return tags;
    }

    /// <summary>A time as the tag of the expiry says it.</summary>
    public static string ExpiryTag(DateTimeOffset expires) => expires.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    static string Tag(IDictionary<string, string> tags, string name) =>
        tags.FirstOrDefault(tag => tag.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";
}

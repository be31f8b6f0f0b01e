namespace Ingot;

/// <summary>Texts that travel inside the program.</summary>
static class Resources
{
    /// <summary>The text of a resource.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks its resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

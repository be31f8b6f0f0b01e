namespace Ingot;

/// <summary>Files that are found whole or not at all, whoever writes the same at the same moment.</summary>
static class WholeFile
{
    /// <summary>Writes a text that the file's name stands for: where another has written it meanwhile, one is enough.</summary>
    /// <param name="path">The file, in a folder that is there.</param>
    /// <param name="text">What it has to hold.</param>
    /// <exception cref="IOException">It is not there, and could not be written.</exception>
    public static void Write(string path, string text)
    {
        var mine = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            File.WriteAllText(mine, text);
            File.Move(mine, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && File.Exists(path))
        {
            // Windows does not replace a file that somebody reads.
        }
        finally
        {
            File.Delete(mine);
        }
    }
}

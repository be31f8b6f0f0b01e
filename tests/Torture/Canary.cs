using System.Text;
using System.Text.RegularExpressions;
using Ingot.Emulator.Windows;
using Ingot.Tests.Journeys;

namespace Ingot.Tests.Torture;

/// <summary>What no secret may be found in.</summary>
static partial class Canary
{
    /// <summary>The client secret, the form of every build password, as they are and in Basic's base64 of the account with a password, and access tokens.</summary>
    [GeneratedRegex(Workbench.ClientSecret + @"|[a-zA-Z2-9]{28}aZ7-|aW5nb3QtYnVpbGQ6|eyJ[\w-]{10,}\.eyJ[\w-]+\.")]
    public static partial Regex Secret();

    /// <summary>True when a file holds a secret; null when it is gone, or being replaced.</summary>
    public static bool? IsIn(string file)
    {
        try
        {
            return Secret().IsMatch(File.ReadAllText(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The files of a Windows that hold a secret.</summary>
    public static IEnumerable<string> Within(WindowsMachine guest) => guest.Drives.SelectMany(drive => Within(drive.Value, drive.Key));

    static IEnumerable<string> Within(TreeNode node, string path)
    {
        if (node.Content is { } content && (Secret().IsMatch(Encoding.UTF8.GetString(content)) || Secret().IsMatch(Encoding.Unicode.GetString(content))))
            yield return path;
        if (node.Values.Values.Any(value => value.Text is { } text && Secret().IsMatch(text)))
            yield return path;
        foreach (var found in node.Children.Values.SelectMany(child => Within(child, $@"{path}\{child.Name}")))
            yield return found;
    }

    /// <summary>The files that a run wrote into a working copy, and those in which an Azure keeps what it was told.</summary>
    public static IEnumerable<string> Written(Workbench bench) =>
        new[] { "output", "inventory", ".nuke" }
            .Select(folder => Path.Combine(bench.Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Path.GetDirectoryName(bench.Azure.CaFile)!, "*.json", SearchOption.AllDirectories));
}

namespace Ingot.Arm.Identity;

/// <summary>A file of the user's with what is needed to sign in: JSON, YAML or .env, by its extension. No message ever shows a value.</summary>
/// <remarks>
/// It is refused when others than its owner can read it, because it holds a secret, and when it holds a key that means nothing here,
/// because a misspelt one would let somebody else sign in.
/// </remarks>
public sealed class AccountFile
{
    static readonly Dictionary<string, string> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".json"] = "JSON", [".yml"] = "YAML", [".yaml"] = "YAML", [".env"] = ".env",
    };

    readonly Dictionary<AccountKey, string> values = [];

    AccountFile(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The value of a key; null when the file does not have it.</summary>
    public string? Find(AccountKey key) => values.GetValueOrDefault(key);

    /// <summary>Which keys it has.</summary>
    public IEnumerable<AccountKey> Keys => values.Keys;

    /// <summary>Reads a file.</summary>
    /// <exception cref="Fault">It cannot be read, others can read it, or it holds something else than known keys with one value each.</exception>
    public static AccountFile Read(string path)
    {
        var format = Formats.GetValueOrDefault(System.IO.Path.GetExtension(path))
            ?? throw Refused(path, "Its name does not say what is in it.", "Name it .json, .yml, .yaml or .env.");
        var text = ReadPrivate(path);
        var file = new AccountFile(path);
        try
        {
            foreach (var (name, value) in AccountFileSyntax.Parse(format, text))
                file.Add(name, value);
        }
        catch (FormatException exception)
        {
            throw Refused(path, exception.Message, $"Write one line per setting, as {Example(format)}.");
        }
        return file;
    }

    void Add(string name, string value)
    {
        var key = AccountKeys.Find(name) ?? throw Refused(
            Path,
            $"It has the unknown key '{name}'.",
            AccountKeys.Nearest(name) is { } near ? $"Did you mean '{near}'? Else take it out." : $"Take it out. The keys are: {AccountKeys.Names}.");
        if (value.Length == 0)
            throw Refused(Path, $"Its key '{name}' has no value.", "Give the value, or take the key out.");
        if (!values.TryAdd(key, value))
            throw Refused(Path, $"It says twice what '{name}' says.", "Keep one of them; a key counts the same in every spelling.");
    }

    static string ReadPrivate(string path)
    {
        try
        {
            // Windows has no mode; there a file in the user's profile is the user's own unless somebody shared it.
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
                throw Refused(path, "Others than its owner can read it, and it holds a secret.", $"chmod 600 {path}, and replace the secret if the machine has other users.");
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused(path, exception.Message, "Correct --secrets-file.");
        }
    }

    const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    static string Example(string format) => format switch
    {
        "JSON" => "{ \"client_id\": \"…\", \"client_secret\": \"…\" }",
        "YAML" => "client_id: '…'",
        _ => "AZURE_CLIENT_ID=…",
    };

    static Fault Refused(string path, string why, string remedy) =>
        new($"The secrets file {path} cannot be used.", why, remedy) { ExitCode = ExitCodes.Refused };
}

using Nuke.Common.Utilities;

namespace Nuke.Common.Parameters;

/// <summary>
/// The passwords of parameters files: from the environment, else asked for once on a terminal. Never from the command line.
/// </summary>
/// <param name="environment">Where they are looked for.</param>
/// <param name="ask">Reads one hidden line from a person; null where nobody can be asked.</param>
/// <param name="masker">Learns each password, so that none is ever shown.</param>
sealed class Passwords(EnvironmentSource environment, Func<string, string?>? ask, Masker masker)
{
    readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>Whether nothing runs, so that secrets may stay closed.</summary>
    public bool AreNotNeeded { get; set; }

    /// <summary>The switch a password would have, if it were allowed there.</summary>
    public static bool IsSwitch(string typed, IEnumerable<string> profiles)
        => profiles.Prepend("").Any(x => CommandLine.IsSwitch(typed.Split('=')[0], Of(x).Name));

    /// <summary>The environment variable of a file's password.</summary>
    /// <param name="profile">The profile; null or empty for parameters.json.</param>
    public static string Variable(string? profile) => Of(profile).Variable;

    /// <summary>The password in the environment; null if it is not there.</summary>
    public string? InEnvironment(string? profile)
    {
        var password = environment.Find(Of(profile))?.Words[0];
        masker.Add(password);
        return password;
    }

    /// <summary>The password of a file.</summary>
    /// <exception cref="Refusal">It is not in the environment, and nobody can be asked.</exception>
    public string Find(string file, string? profile)
    {
        if (known.TryGetValue(file, out var password))
            return password;
        password = InEnvironment(profile) ?? ask?.Invoke($"Password for {file}: ");
        if (string.IsNullOrEmpty(password))
        {
            throw new Refusal(
                $"There is no password for {file}.",
                "The file holds encrypted secrets.",
                $"Set the environment variable {Variable(profile)}.");
        }

        masker.Add(password);
        return known[file] = password;
    }

    static Parameter Of(string? profile)
    {
        var words = KebabCase.From(string.Concat((profile ?? "").Select(x => char.IsLetterOrDigit(x) ? char.ToLowerInvariant(x) : '-')));
        var name = string.Concat(words.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(x => char.ToUpperInvariant(x[0]) + x[1..]));
        return new Parameter($"Params{name}Key", typeof(string), null) { IsPassword = true, IsSecret = true };
    }
}

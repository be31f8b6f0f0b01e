using Nuke.Common.Execution;

namespace Nuke.Common.Parameters;

/// <summary><c>--set-secret</c>: encrypts a value and writes it into a parameters file.</summary>
sealed class SecretSetting(Session session, IReadOnlyList<Parameter> parameters)
{
    const int ShortestPassword = 10;

    /// <summary>Reads value and password, and writes the file.</summary>
    /// <returns>What was done.</returns>
    /// <exception cref="Refusal">Something about the parameter, the value or the password is wrong; nothing is written.</exception>
    public string Set(string name)
    {
        var parameter = Find(name);
        var profile = session.Profiles.Count > 0 ? session.Profiles[^1] : null;
        var file = ParametersFile.Load(session.Root, profile, session.Passwords) ?? ParametersFile.Create(session.Root, session.Passwords);
        var value = Line($"Value of {parameter.Switch}: ", "value");
        session.Masker.Add(value);
        var password = session.Passwords.InEnvironment(profile) ?? AskPassword(file);
        session.Masker.Add(password);
        if (!file.IsPassword(password))
        {
            throw new Refusal(
                $"The password is not that of {file.Name}.",
                "The file holds secrets that were encrypted with another one.",
                "Use one password per file, or delete the other secrets first.");
        }

        if (password.Length < ShortestPassword)
        {
            throw new Refusal(
                "The password is too short.",
                $"Whoever has the file can try passwords at leisure; this one has fewer than {ShortestPassword} characters.",
                "Use a longer one.");
        }

        file.Write(parameter.Name, SecretText.Encrypt(value, password));
        return $"{parameter.Name} is in {file.Name}, encrypted. A run needs its password in {Passwords.Variable(profile)}.";
    }

    Parameter Find(string name)
    {
        var parameter = parameters.FirstOrDefault(x => CommandLine.IsSwitch(name, x.Name));
        if (parameter is { IsSecret: true, IsArray: false })
            return parameter;
        var secrets = parameters.Where(x => x is { IsSecret: true, IsArray: false }).Select(x => x.Name).Order(StringComparer.Ordinal);
        throw new Refusal(
            $"'{name}' is no secret parameter.",
            string.Join(", ", secrets) is { Length: > 0 } known ? $"The secret parameters are: {known}." : "The build has none.",
            "Use one of them; put other values into the parameters file as they are.");
    }

    string AskPassword(ParametersFile file)
    {
        var password = Line($"Password for {file.Name}: ", "password");
        if (session.Surroundings.AskHidden is not null && !file.HasSecrets && Line("The same again: ", "password") != password)
            throw new Refusal("The passwords differ.", "It was typed twice, because nothing can be read without it.", "Start again.");
        return password;
    }

    // A script gives the value as the first line of standard input, and the password as the second or in the environment.
    string Line(string question, string what)
    {
        var line = session.Surroundings.AskHidden is { } ask ? ask(question) : session.Surroundings.Input.ReadLine();
        return string.IsNullOrEmpty(line)
            ? throw new Refusal(
                $"There is no {what}.",
                "It is asked for on a terminal, or read from standard input: the value on the first line, the password on the second.",
                "Give one, or leave --set-secret out.")
            : line;
    }
}

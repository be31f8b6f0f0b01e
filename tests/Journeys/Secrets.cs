namespace Ingot.Tests.Journeys;

/// <summary>Looks for secrets where none may be.</summary>
static class Secrets
{
    /// <summary>The client secret and the form of every build password are in no file and no output.</summary>
    public static void AreNowhere(Workbench bench, Run run)
    {
        Assert.DoesNotContain(Workbench.ClientSecret, run.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(PasswordForm, run.Output);
        foreach (var file in Directory.EnumerateFiles(bench.Root, "*", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain(Workbench.ClientSecret, text, StringComparison.Ordinal);
            Assert.DoesNotMatch(PasswordForm, text);
        }
    }

    // 28 letters and digits and a tail that nothing else has: see BuildPassword.
    const string PasswordForm = "[a-zA-Z2-9]{28}aZ7-";
}

namespace Ingot.Tests.Arm;

/// <summary>Texts that were approved once.</summary>
static class GoldenFile
{
    /// <summary>Compares a text with an approved file. Where they differ, the text is left beside it as *.received.*; to approve it, give it the file's name.</summary>
    public static void Require(string file, string text)
    {
        var wanted = Checkout.Path(file.Split('/'));
        var received = Path.ChangeExtension(wanted, ".received" + Path.GetExtension(wanted));
        if (File.Exists(wanted) && File.ReadAllText(wanted).ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"{file} is not what was got, which is in {received}:{Environment.NewLine}{text}");
    }
}

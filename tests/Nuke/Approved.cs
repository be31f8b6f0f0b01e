namespace Ingot.Tests.Nuke;

/// <summary>Texts that somebody looked at and approved, in <c>Approved/</c>. <c>INGOT_ACCEPT=1</c> takes what the tests see.</summary>
static class Approved
{
    public static void Same(string name, string actual)
    {
        var file = Checkout.Path("tests", "Nuke", "Approved", name);
        if (Environment.GetEnvironmentVariable("INGOT_ACCEPT") == "1")
            File.WriteAllText(file, actual);
        Assert.True(File.Exists(file), $"{file} is missing; look at the text and run once with INGOT_ACCEPT=1:\n{actual}");
        Assert.Equal(File.ReadAllText(file), actual);
    }
}

namespace Ingot.Emulator.Modules.Commands;

/// <summary>creates and removes of the command modules.</summary>
static class Skipping
{
    /// <summary>Skips the run when "creates" is there or "removes" is not.</summary>
    /// <returns>True when skipped.</returns>
    public static bool Skip(ModuleRun run)
    {
        var creates = run.Arguments.Text("creates");
        var removes = run.Arguments.Text("removes");
        var reason = creates is not null && Exists(run, creates) ? $"skipped, since {creates} exists"
            : removes is not null && !Exists(run, removes) ? $"skipped, since {removes} does not exist"
            : null;
        if (reason is null)
            return false;
        run.Result["msg"] = reason;
        run.Result["skipped"] = true;
        return true;
    }

    static bool Exists(ModuleRun run, string path)
    {
        if (!path.Contains('*', StringComparison.Ordinal))
            return run.Files.Find(path) is not null;
        var pattern = GuestFiles.Leaf(path);
        return run.Files.Find(GuestFiles.Parent(run.Files.Normalize(path)))?.Children.Keys
            .Any(name => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, name)) == true;
    }
}

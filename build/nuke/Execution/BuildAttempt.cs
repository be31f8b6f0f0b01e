using System.Security.Cryptography;
using System.Text;
using Nuke.Common.IO;
using Nuke.Common.Parameters;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>
/// <c>.nuke/temp/build-attempt.log</c>: the fingerprint of an invocation, then one line per target that succeeded. By it
/// <c>--continue</c> knows what need not run again.
/// </summary>
sealed class BuildAttempt
{
    readonly AbsolutePath file = NukeBuild.TemporaryDirectory / "build-attempt.log";
    readonly HashSet<string> succeeded = new(StringComparer.Ordinal);

    /// <summary>Begins a new attempt, or goes on with the last one if the invocation is the same.</summary>
    public BuildAttempt(CommandLine commandLine, bool continues)
    {
        var fingerprint = Fingerprint(commandLine.Words);
        var lines = continues && file.FileExists() ? file.ReadAllLines() : [];
        if (lines.Length > 0 && lines[0] == fingerprint)
            succeeded.UnionWith(lines.Skip(1));
        else if (lines.Length > 0)
            Log.Warning("Build invocation changed. Restarting ...");
        file.WriteAllText(string.Join('\n', succeeded.Prepend(fingerprint)));
    }

    /// <summary>Skips what succeeded before. What is assured cleans up after each attempt anew.</summary>
    public void Skip(IEnumerable<ExecutableTarget> plan)
    {
        foreach (var target in plan)
        {
            if (target is { Status: ExecutionStatus.Scheduled, AssuredAfterFailure: false } && succeeded.Contains(target.Name))
                target.Status = ExecutionStatus.Skipped;
        }
    }

    public void Note(ExecutableTarget target)
    {
        if (succeeded.Add(target.Name))
            file.AppendAllText(target.Name + "\n");
    }

    /// <summary>Lower-case hexadecimal MD5 of the words without switches, as Nuke computes it.</summary>
#pragma warning disable CA5351 // Do not use broken cryptographic algorithms: nothing is protected, two invocations are compared
    public static string Fingerprint(IEnumerable<string> words)
        => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(string.Join(' ', words))));
#pragma warning restore CA5351
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ingot.Recipes;

/// <summary>Who this process is, for other processes to read.</summary>
static class ThisProcess
{
    // Seconds, as the tag keeps them.
    static readonly DateTimeOffset Since = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>This process as a holder of a build VM.</summary>
    public static Holder Holder { get; } = new(Who(), Machine(), Environment.ProcessId, Since, Since);

    /// <summary>Whether a process lives; null for one that cannot be seen from here: of another machine, or of another user.</summary>
    public static bool? Lives(Holder holder)
    {
        if (holder.Machine != Machine())
            return null;
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(holder.ProcessId);
            // The number may have gone to another process since.
            return !process.HasExited && process.StartTime.ToUniversalTime() <= holder.Since.UtcDateTime.AddSeconds(30);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // There is none, or it ended in between.
            return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // Windows shows nothing of another user's process.
            return null;
        }
    }

    static string Who() => Environment.GetEnvironmentVariable("GITHUB_RUN_ID") is { Length: > 0 } run
        ? $"{Environment.GetEnvironmentVariable("GITHUB_REPOSITORY")} run {run} on {Environment.MachineName}"
        : Environment.GetEnvironmentVariable("BUILD_BUILDID") is { Length: > 0 } build
            ? $"{Environment.GetEnvironmentVariable("SYSTEM_TEAMPROJECT")} build {build} on {Environment.MachineName}"
            : string.Create(CultureInfo.InvariantCulture, $"{Environment.UserName}@{Environment.MachineName} process {Environment.ProcessId}");

    // Containers may share a host's name, and each boot counts processes anew: numbers mean something only within both.
    static string Machine() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Environment.MachineName, Read("/proc/sys/kernel/random/boot_id"), Link("/proc/self/ns/pid")))))[..16];

    static string Read(string path) => File.Exists(path) ? File.ReadAllText(path).Trim() : "";

    static string Link(string path) => File.Exists(path) ? new FileInfo(path).LinkTarget ?? "" : "";
}

namespace Ingot.Tests.Journeys;

/// <summary>What a program that does not end was doing, for whoever reads of the failure: a hang that is seen once a month cannot be asked again.</summary>
static class StuckProcess
{
    static readonly string[] Lines = ["State:", "SigPnd:", "ShdPnd:", "SigBlk:", "SigIgn:", "SigCgt:"];

    /// <summary>Its signals, and where each of its threads waits; as far as Linux tells it.</summary>
    /// <param name="process">Id of the process.</param>
    public static string Describe(int process)
    {
        try
        {
            var status = File.ReadLines($"/proc/{process}/status").Where(line => Lines.Any(name => line.StartsWith(name, StringComparison.Ordinal)));
            var threads = Directory.GetDirectories($"/proc/{process}/task").Select(folder => $"{Read(folder, "comm")} {Read(folder, "wchan")} {Read(folder, "syscall")}");
            return string.Join('\n', [.. status, .. threads]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    static string Read(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file)).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "?";
        }
    }
}

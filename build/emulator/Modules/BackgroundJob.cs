using System.Text;
using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules;

/// <summary>
/// A task in the background. Its guest does the work at once, on a clock that runs ahead, and leaves the result in the file that
/// async_status reads.
/// </summary>
sealed class BackgroundJob
{
    readonly GuestFiles files;
    readonly ModulePayload payload;
    readonly WindowsMachine machine;
    readonly TimeSpan began;
    readonly string path;

    /// <summary>Starts it.</summary>
    public BackgroundJob(WindowsMachine machine, string user, TimeProvider time, ModulePayload payload)
    {
        this.machine = machine;
        this.payload = payload;
        files = new(machine, user, time);
        began = machine.ClockAhead;
        var folder = GuestEnvironment.ExpandPath(machine, user, payload.Environment.GetValueOrDefault("ANSIBLE_ASYNC_DIR", @"%USERPROFILE%\.ansible_async"));
        var number = 4000 + 4 * files.CreateFolder(folder).Children.Count;
        var job = $"{payload.AsyncJob}.{number}";
        path = $@"{files.Normalize(folder).TrimEnd('\\')}\{job}";
        Started = new()
        {
            ["started"] = 1,
            ["finished"] = 0,
            ["results_file"] = path,
            ["ansible_job_id"] = job,
            ["_ansible_suppress_tmpdir_delete"] = true,
            ["ansible_async_watchdog_pid"] = number + 2,
        };
        files.Write(path, Encoding.UTF8.GetBytes(Started.ToJsonString()));
    }

    /// <summary>What the task answers.</summary>
    public JsonObject Started { get; }

    /// <summary>Writes the end: the module's result, or that it took longer than the task allows.</summary>
    public void Finish(JsonObject result)
    {
        var end = Started.DeepClone().AsObject();
        end["finished"] = 1;
        if (machine.ClockAhead - began > payload.AsyncTimeout)
        {
            end["failed"] = true;
            end["msg"] = "timed out waiting for module completion";
        }
        else
        {
            foreach (var (name, value) in result)
                end[name] = value?.DeepClone();
        }

        files.Write(path, Encoding.UTF8.GetBytes(end.ToJsonString()));
    }
}

using System.Text;
using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Basics;

/// <summary>ansible.windows.async_status: how a task in the background goes on.</summary>
sealed class AsyncStatus : GuestModule
{
    public override string Name => "ansible.windows.async_status";

    protected override void Apply(ModuleRun run)
    {
        var job = run.Arguments.Need("jid");
        var path = $@"{run.Arguments.Need("_async_dir").TrimEnd('\\')}\{job}";
        run.Result["ansible_job_id"] = job;
        if (run.Files.Find(path) is not { IsContainer: false, Content: var content })
        {
            run.Result["started"] = 1;
            run.Result["finished"] = 1;
            throw ModuleRun.Fail($"could not find job at '{run.Arguments.Text("_async_dir")}'");
        }

        if (run.Arguments.Text("mode") == "cleanup")
        {
            run.Files.Delete(path);
            run.Result["erased"] = path;
            return;
        }

        foreach (var (name, value) in JsonNode.Parse(Encoding.UTF8.GetString(content ?? []))?.AsObject() ?? [])
            run.Result[name] = value?.DeepClone();
    }
}

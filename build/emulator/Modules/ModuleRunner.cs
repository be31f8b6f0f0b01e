using System.Text.Json;
using System.Text.Json.Nodes;
using Ingot.Emulator.Modules.Commands;
using Ingot.Emulator.Modules.Specs;
using Ingot.Emulator.Windows;
using Ingot.Emulator.WinRm;

namespace Ingot.Emulator.Modules;

/// <summary>Runs the module of a payload against a machine, and writes its result the way Ansible.Basic does: one line of JSON.</summary>
sealed class ModuleRunner(WindowsMachine machine, string user, TimeProvider time)
{
    /// <summary>Ansible reads UTF-8; nothing needs escaping beyond what JSON asks for.</summary>
    static readonly JsonSerializerOptions compact =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Runs it; the caller holds the machine's gate.</summary>
    public async Task<CommandOutput> RunAsync(ModulePayload payload, CancellationToken cancellationToken)
    {
        string account;
        try
        {
            account = BecomeLogon.Account(machine, user, payload.Become);
        }
        catch (ModuleFailureException failure)
        {
            return Json(Failed([], failure), changed: false);
        }

        if (payload.Module == "script")
            return await ScriptFile.RunAsync(machine, account, time, payload, cancellationToken);
        if (payload.AsyncJob is null)
        {
            var (result, changed) = await ResultAsync(account, payload, cancellationToken);
            return Json(result, changed);
        }

        var job = new BackgroundJob(machine, account, time, payload);
        job.Finish((await ResultAsync(account, payload, cancellationToken)).Result);
        return Json(job.Started, changed: true);
    }

    async Task<(JsonObject Result, bool Changed)> ResultAsync(string account, ModulePayload payload, CancellationToken cancellationToken)
    {
        ModuleRun? run = null;
        try
        {
            var arguments = ModuleSource.Check(payload, path => GuestEnvironment.ExpandPath(machine, account, path));
            if (ModuleList.Find(payload.Module) is not { } module)
                return (NotModelled(payload), true);
            run = new ModuleRun(machine, account, time, payload, arguments);
            await module.ApplyAsync(run, cancellationToken);
            run.Result["changed"] ??= run.Changed;
            return (run.Result, run.Changed && !run.CheckMode);
        }
        catch (ModuleSkippedException skipped)
        {
            return (new() { ["changed"] = false, ["skipped"] = true, ["msg"] = skipped.Message }, false);
        }
        catch (ModuleFailureException failure)
        {
            var result = run?.Result ?? [];
            result["changed"] ??= run?.Changed ?? false;
            return (Failed(result, failure), run is { Changed: true, CheckMode: false });
        }
    }

    /// <summary>Arguments were checked; beyond that nothing is known, so a module that is there to change things counts as having done so.</summary>
    JsonObject NotModelled(ModulePayload payload)
    {
        if (!machine.NotModelled.Contains(payload.Module, StringComparer.Ordinal))
            machine.NotModelled.Add(payload.Module);
        var message = $"The module {payload.Module} is not modelled in the rehearsal guest: its arguments are right, and nothing was done.";
        if (machine.RefusesUnknown)
            return new() { ["changed"] = false, ["failed"] = true, ["msg"] = message };
        var onlyReads = payload.Module.EndsWith("_info", StringComparison.Ordinal) || payload.Module.EndsWith("_facts", StringComparison.Ordinal);
        return new() { ["changed"] = !onlyReads, ["msg"] = message, ["warnings"] = new JsonArray(message) };
    }

    static JsonObject Failed(JsonObject result, ModuleFailureException failure)
    {
        result["changed"] ??= false;
        result["failed"] = true;
        result["msg"] = failure.Message;
        return result;
    }

    static CommandOutput Json(JsonObject result, bool changed)
    {
        var failed = result["failed"]?.GetValue<bool>() == true;
        return CommandOutput.Text(result.ToJsonString(compact) + "\r\n", failed ? 1 : 0, changed: changed);
    }
}

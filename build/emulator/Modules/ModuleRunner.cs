using System.Text.Json;
using System.Text.Json.Nodes;
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
        if (payload.IsAsync)
            return NotModelled($"async: {payload.Module}",
                $"Asynchronous tasks are not modelled in the rehearsal guest; {payload.Module} was asked to run as one.");
        if (ModuleList.Find(payload.Module) is not { } module)
            return NotModelled(payload.Module, $"The module {payload.Module} is not modelled in the rehearsal guest, so nothing was done.");
        if (payload.CheckMode && !module.SupportsCheckMode)
            return Skipped(payload.Module);
        return await ApplyAsync(module, payload, cancellationToken);
    }

    async Task<CommandOutput> ApplyAsync(GuestModule module, ModulePayload payload, CancellationToken cancellationToken)
    {
        ModuleRun? run = null;
        try
        {
            var account = LocalName(payload.BecomeUser) ?? user;
            var arguments = new ModuleArguments(module.Name, module.Spec, payload.Arguments, path =>
                GuestEnvironment.ExpandPath(machine, account, path));
            run = new ModuleRun(machine, account, time, payload, arguments);
            await module.ApplyAsync(run, cancellationToken);
            run.Result["changed"] ??= run.Changed;
            return Json(run.Result, run.Changed && !run.CheckMode);
        }
        catch (ModuleFailureException failure)
        {
            var result = run?.Result ?? [];
            result["changed"] ??= run?.Changed ?? false;
            result["failed"] = true;
            result["msg"] = failure.Message;
            return Json(result, run is { Changed: true, CheckMode: false });
        }
    }

    /// <summary>become_user without its domain: the guest knows local accounts only.</summary>
    static string? LocalName(string? account) => account?[(account.LastIndexOf('\\') + 1)..];

    CommandOutput NotModelled(string what, string message)
    {
        if (!machine.NotModelled.Contains(what, StringComparer.Ordinal))
            machine.NotModelled.Add(what);
        return Json(new() { ["changed"] = false, ["failed"] = true, ["msg"] = message }, changed: true);
    }

    static CommandOutput Skipped(string module) => Json(
        new() { ["changed"] = false, ["skipped"] = true, ["msg"] = $"remote module ({module}) does not support check mode" },
        changed: false);

    static CommandOutput Json(JsonObject result, bool changed)
    {
        var failed = result["failed"]?.GetValue<bool>() == true;
        return CommandOutput.Text(result.ToJsonString(compact) + "\r\n", failed ? 1 : 0, changed: changed);
    }
}

using System.Management.Automation.Language;
using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Specs;

/// <summary>Whether a task's arguments are right, by what the module's own source in the payload says.</summary>
static class ModuleSource
{
    /// <summary>The arguments as the module gets them.</summary>
    /// <exception cref="ModuleFailureException">They are not right.</exception>
    /// <exception cref="ModuleSkippedException">The module does not support check mode.</exception>
    public static ModuleArguments Check(ModulePayload payload, Func<string, string> expandPath)
    {
        var script = Parser.ParseInput(payload.Source, out _, out _);
        if (!BasicSpec.IsUsed(script))
            return new(LegacyScript.Check(script, WithCheckMode(payload), expandPath));
        var spec = BasicSpec.Read(payload.Source, payload.Imports);
        return new(new BasicCheck(payload.Module, payload.CheckMode, expandPath).Check(spec, payload.Arguments));
    }

    /// <summary>Whether the module has a check mode.</summary>
    public static bool SupportsCheckMode(string source)
    {
        var script = Parser.ParseInput(source, out _, out _);
        return BasicSpec.IsUsed(script)
            ? BasicSpec.Read(source, []).SupportsCheckMode
            : script.Find(node => node is CommandAst command && command.GetCommandName() is "Parse-Args", searchNestedScriptBlocks: true) is CommandAst parse
                && parse.CommandElements.Any(element => element.Extent.Text.Equals("$true", StringComparison.OrdinalIgnoreCase));
    }

    static JsonObject WithCheckMode(ModulePayload payload)
    {
        var all = payload.Arguments.DeepClone().AsObject();
        all["_ansible_check_mode"] = payload.CheckMode;
        all["_ansible_diff"] = payload.Diff;
        return all;
    }
}

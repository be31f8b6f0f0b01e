using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Specs;

/// <summary>What an older module asked for, and what it was answered.</summary>
/// <param name="given">The task's arguments, with those that Ansible adds.</param>
/// <param name="expandPath">Makes a path of the text of one.</param>
sealed class ModuleQuestions(JsonObject given, Func<string, string> expandPath)
{
    /// <summary>The arguments by the names that the module uses, with its defaults, of its types.</summary>
    public JsonObject Answers { get; } = [];

    /// <summary>The task's arguments.</summary>
    public JsonObject Given => given;

    /// <summary>True while questions are asked that the module may never come to: then nothing is refused.</summary>
    public bool IsLenient { get; set; }

    /// <summary>What the module told Parse-Args; null when it was not called.</summary>
    public bool? SupportsCheckMode { get; set; }

    /// <summary>Makes a path of the text of one.</summary>
    public string Expand(string path) => expandPath(path);
}

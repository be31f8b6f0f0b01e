using System.Text.Json;
using System.Text.Json.Serialization;
using CliWrap;
using CliWrap.Buffered;
using Ingot.Recipes;

namespace Ingot.Ansible.Arguments;

/// <summary>Lets Ansible itself read playbooks, with everything they import and include, in one process.</summary>
/// <param name="tools">The Ansible.</param>
/// <param name="root">Folder of the project.</param>
/// <param name="recipe">The recipe.</param>
public sealed class PlaybookReader(AnsibleTools tools, string root, Recipe recipe)
{
    static readonly string[] parts = ["reading", "walking", "naming", "documenting"];

    static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Folder where specs are kept between runs.</summary>
    public static string Cache(string root) => Path.Combine(root, ".nuke", "temp", "argument-specs");

    /// <summary>Reads playbooks.</summary>
    /// <param name="playbooks">Their paths; relative ones start at the project's root.</param>
    /// <param name="arguments">Further arguments of ansible-playbook.</param>
    /// <param name="cancellationToken">Ends Ansible.</param>
    /// <exception cref="Fault">Ansible did not do its work.</exception>
    public async Task<PlaybookReading> ReadAsync(IReadOnlyList<string> playbooks, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.Serialize(
            new
            {
                root = tools.Runner.Inside(root),
                playbooks = playbooks.Select(Full),
                vm = recipe.VmName,
                group = Inventory.Group,
                variables = recipe.VariablesFiles.Select(Full),
                arguments,
                cache = tools.Runner.Inside(Cache(root)),
            },
            json);
        var script = string.Join("\n\n", parts.Select(part => Resources.Text($"Ansible/{part}.py")));
        var result = await new AnsibleCommand(tools, root)
            .Create(tools.Interpreter, [.. tools.Runner.Python("reading", script), request])
            .ExecuteBufferedAsync(cancellationToken);
        return result.ExitCode == 0 && JsonSerializer.Deserialize<PlaybookReading>(result.StandardOutput, json) is { } reading
            ? Outside(reading)
            : throw new Fault(
                "Ansible could not read the playbook.",
                LastLine(result.StandardError) ?? $"Its Python ended with exit code {result.ExitCode}.",
                "Run 'ansible-playbook --syntax-check' with the same playbook, variables and --ansible-arguments, and correct what it names.");
    }

    string Full(string path) => tools.Runner.Inside(Path.GetFullPath(path, root));

    // The sources of modules are read here, wherever they are installed.
    PlaybookReading Outside(PlaybookReading reading) => reading with
    {
        Modules = [.. reading.Modules.Select(module => module.Path is null ? module : module with { Path = tools.Runner.Outside(module.Path) })],
        Ansible = reading.Ansible is null ? null : tools.Runner.Outside(reading.Ansible),
    };

    static string? LastLine(string text) =>
        text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
}

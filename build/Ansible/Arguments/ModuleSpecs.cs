using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ingot.Ansible.Arguments.Sources;

namespace Ingot.Ansible.Arguments;

/// <summary>What modules take, by their own source where that is PowerShell, else by their documentation.</summary>
/// <param name="ansible">Folder of ansible-core.</param>
/// <param name="cache">Folder where specs are kept between runs, by the hash of their source.</param>
public sealed class ModuleSpecs(string ansible, string cache)
{
    // Raised when what is read from a source changes.
    const int Version = 1;

    // They make variables or options of any name.
    static readonly string[] open = ["set_fact", "add_host", "win_dsc", "gather_facts", "set_stats", "setup", "import_playbook", "include_vars"];

    /// <summary>What a module takes; null when nobody says.</summary>
    public ModuleSpec? Of(InstalledModule module)
    {
        var documented = module.Spec?.ToSpec();
        var source = module.IsPython || module.Path is null || !File.Exists(module.Path) ? null : OfSource(module.Path);
        var spec = source is null ? documented : documented is null ? source : Both(module, source, documented);
        return spec is not null && open.Contains(module.Leaf) ? Opened(spec) : spec;
    }

    /// <summary>What the source of a PowerShell module says; null when it works that out at run time.</summary>
    /// <param name="path">The module's file.</param>
    public ModuleSpec? OfSource(string path)
    {
        var source = new ModuleSource(path, ansible);
        var stored = Path.Combine(cache, $"{Hash(source)}.json");
        if (Stored(stored) is { } known)
            return known;
        var spec = BasicSpec.Read(source) ?? LegacySpec.Read(source);
        if (spec is null)
            return null;
        Store(stored, spec);
        return spec;
    }

    // Without a place to store it, it is read from its source each time.
    void Store(string file, ModuleSpec spec)
    {
        try
        {
            Directory.CreateDirectory(cache);
            WholeFile.Write(file, JsonSerializer.Serialize(spec));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Serilog.Log.Debug("The spec was not stored: {Reason}", exception.Message);
        }
    }

    // Their documentation has a name for "any name".
    static ModuleSpec Opened(ModuleSpec spec) =>
        spec with { IsOpen = true, Options = [.. spec.Options.Where(option => option.Name is not ("key_value" or "free_form" or "free-form"))] };

    static ModuleSpec? Stored(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<ModuleSpec>(File.ReadAllText(file)) : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            // Somebody's disk was full, or Windows lets nobody read what another check replaces just now; its source is read anew.
            return null;
        }
    }

    static string Hash(ModuleSource source) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', [$"{Version}", source.Text, .. source.Imports]))));

    // What only the documentation knows: options of an action plugin, options inside of dictionaries, and choices that the source works out.
    static ModuleSpec Both(InstalledModule module, ModuleSpec source, ModuleSpec documented)
    {
        var isWider = module.HasAction || source.IgnoresUnknown;
        var options = source.Options.Select(option => Joined(module, source, option, documented.Find(option.Name))).ToList();
        var more = documented.Options.Where(option => isWider && option.Name != "free_form" && source.Find(option.Name) is null);
        options.AddRange(more.Select(option => option with { Elements = null }));
        return source with { Options = options, RequiredIf = module.HasAction ? [] : source.RequiredIf };
    }

    static ModuleOption Joined(InstalledModule module, ModuleSpec source, ModuleOption option, ModuleOption? documented)
    {
        if (documented is null)
            return option with { Required = option.Required && !module.HasAction };
        var isWider = module.HasAction || source.IgnoresUnknown;
        return option with
        {
            Required = module.HasAction ? documented.Required : option.Required,
            Choices = option.ChoicesAreKnown || option.Choices.Count > 0 ? option.Choices : documented.Choices,
            ChoicesAreKnown = option.ChoicesAreKnown || documented.Choices.Count > 0,
            Aliases = [.. option.Aliases.Concat(isWider ? documented.Names().Where(name => name != option.Name) : []).Distinct(StringComparer.OrdinalIgnoreCase)],
            Options = option.Options ?? (source.IgnoresUnknown && documented.Options is { } inner ? inner with { IsCaseSensitive = false } : null),
        };
    }
}

using YamlDotNet.RepresentationModel;

namespace Ingot.Tests.CI;

/// <summary>A generated file of this repository, parsed.</summary>
sealed class YamlFile
{
    YamlFile(string text)
    {
        Text = text;
        var stream = new YamlStream();
        using var reader = new StringReader(text);
        stream.Load(reader);
        Root = (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    public string Text { get; }

    public YamlMappingNode Root { get; }

    public static YamlFile Read(string path) => new(File.ReadAllText(Checkout.Path(path)));

    /// <summary>All mappings of the document, from the outside in.</summary>
    public IEnumerable<YamlMappingNode> Mappings() => Root.AllNodes.OfType<YamlMappingNode>();

    public static IReadOnlyList<string> Keys(YamlNode node) => [.. ((YamlMappingNode)node).Children.Keys.Select(x => x.ToString())];

    public static IEnumerable<(string Key, YamlNode Value)> Pairs(YamlNode? node) =>
        node is YamlMappingNode mapping ? mapping.Children.Select(x => (x.Key.ToString(), x.Value)) : [];

    public static YamlNode? Get(YamlNode node, params string[] path)
    {
        YamlNode? current = node;
        foreach (var key in path)
            current = current is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var next) ? next : null;
        return current;
    }

    public static string? Value(YamlNode node, params string[] path) => (Get(node, path) as YamlScalarNode)?.Value;

    public static IReadOnlyList<YamlNode> Items(YamlNode node, params string[] path) => (Get(node, path) as YamlSequenceNode)?.Children.ToList() ?? [];
}

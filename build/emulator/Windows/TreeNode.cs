using System.Text.Json.Serialization;

namespace Ingot.Emulator.Windows;

/// <summary>One item of a drive: a folder or file, a registry key, a WSMan setting, a certificate.</summary>
/// <remarks>
/// Names are compared as Windows does, ignoring case, and keep the case they were made with. The serializer fills the collections that
/// are there,
/// because collections of its own would compare otherwise.
/// </remarks>
[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
public sealed class TreeNode
{
    /// <summary>The name, without its parents.</summary>
    public required string Name { get; set; }

    /// <summary>True for a folder, a key, a WSMan container or a certificate store.</summary>
    public bool IsContainer { get; set; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset Modified { get; set; }

    /// <summary>What is below it.</summary>
    public SortedDictionary<string, TreeNode> Children { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Named values: of a registry key, or of the one value named "Value" of a WSMan setting.</summary>
    public SortedDictionary<string, NodeValue> Values { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Bytes of a file, or of a certificate (PKCS#12 with a private key, else DER).</summary>
    public byte[]? Content { get; set; }

    /// <summary>File attributes beside Directory, such as Hidden or ReadOnly.</summary>
    public List<string> Attributes { get; set; } = [];

    /// <summary>Access rules, in the order they apply; null means inherited only.</summary>
    public List<AccessRule>? Access { get; set; }

    /// <summary>False once inheritance of access rules is switched off.</summary>
    public bool InheritsAccess { get; set; } = true;

    /// <summary>Owner as an account name, such as BUILTIN\Administrators.</summary>
    public string? Owner { get; set; }

    /// <summary>The container that the names lead to, made where absent.</summary>
    public TreeNode Descend(IEnumerable<string> names, DateTimeOffset now)
    {
        var node = this;
        foreach (var name in names)
        {
            if (!node.Children.TryGetValue(name, out var child))
                node.Children[name] = child = new TreeNode { Name = name, IsContainer = true, Modified = now };
            node = child;
        }

        return node;
    }
}

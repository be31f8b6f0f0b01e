using System.Text;
using System.Xml;

namespace Ingot.Emulator.Modules.Files;

/// <summary>community.windows.win_xml: elements, attributes and texts of an XML file.</summary>
sealed class WinXml : GuestModule
{
    public override string Name => "community.windows.win_xml";

    public override string Limits => "the order in which the real one compares attributes";

    protected override void Apply(ModuleRun run)
    {
        var path = run.Arguments.Need("path");
        if (run.ReadText(path) is not { } text)
            throw ModuleRun.Fail($"Specified path {path} does not exist or is not a file.");
        var document = Load(path, text);
        var nodes = Select(document, run.Arguments.Need("xpath"));
        var fragment = run.Arguments.Text("fragment");
        if (run.Arguments.Flag("count"))
        {
            run.Result["count"] = nodes.Count;
            if (fragment is null)
                return;
        }

        if (nodes.Count == 0)
        {
            run.Result["msg"] = "The supplied xpath did not match any nodes.  If this is unexpected, check your xpath is valid for the xml file at supplied path.";
            return;
        }

        var before = document.OuterXml;
        var message = Edit(run, document, nodes, fragment);
        run.Result["msg"] = document.OuterXml == before ? "not changed" : message;
        if (document.OuterXml == before)
            return;
        if (run.Arguments.Flag("backup"))
            run.Result["backup_file"] = run.Backup(path);
        run.Change(() => run.Files.Write(path, Encoding.UTF8.GetBytes(Text(document))));
    }

    static string Edit(ModuleRun run, XmlDocument document, List<XmlNode> nodes, string? fragment)
    {
        var isAbsent = run.Arguments.Text("state") == "absent";
        switch (run.Arguments.Text("type"))
        {
            case "attribute":
                foreach (var element in nodes.OfType<XmlElement>())
                    SetAttribute(element, run.Arguments.Need("attribute"), isAbsent ? null : fragment ?? "");
                return isAbsent ? "text removed" : "text changed";
            case "text":
                foreach (var node in nodes)
                    node.InnerText = isAbsent ? "" : fragment ?? "";
                return isAbsent ? "text removed" : "text changed";
            case "element" when isAbsent:
                nodes.ForEach(node => node.ParentNode?.RemoveChild(node));
                return $"{nodes.Count} nodes removed";
            default:
                nodes.ForEach(node => AddChild(document, node, fragment ?? ""));
                return "xml added";
        }
    }

    static void SetAttribute(XmlElement element, string name, string? value)
    {
        if (value is null)
            element.RemoveAttribute(name);
        else
            element.SetAttribute(name, value);
    }

    static void AddChild(XmlDocument document, XmlNode parent, string fragment)
    {
        var wanted = Load("fragment", fragment).DocumentElement!;
        var child = Copy(document, wanted);
        if (!parent.ChildNodes.Cast<XmlNode>().Any(node => node.OuterXml == child.OuterXml))
            parent.AppendChild(child);
    }

    // A fragment belongs to the document's namespace.
    static XmlElement Copy(XmlDocument document, XmlElement source)
    {
        var copy = document.CreateElement(source.Name, document.DocumentElement!.NamespaceURI);
        foreach (XmlAttribute attribute in source.Attributes)
            copy.SetAttribute(attribute.Name, attribute.Value);
        foreach (XmlNode child in source.ChildNodes)
            copy.AppendChild(child is XmlElement element ? Copy(document, element) : document.ImportNode(child, deep: true));
        return copy;
    }

    static List<XmlNode> Select(XmlDocument document, string xpath)
    {
        var names = new XmlNamespaceManager(document.NameTable);
        names.AddNamespace(document.DocumentElement?.Prefix ?? "", document.DocumentElement?.NamespaceURI ?? "");
        try
        {
            return [.. (document.SelectNodes(xpath, names) ?? throw ModuleRun.Fail($"Invalid XPath: {xpath}")).Cast<XmlNode>()];
        }
        catch (System.Xml.XPath.XPathException error)
        {
            throw ModuleRun.Fail($"Exception calling \"SelectNodes\" with \"2\" argument(s): \"{error.Message}\"");
        }
    }

    static XmlDocument Load(string path, string text)
    {
        var document = new XmlDocument { XmlResolver = null };
        try
        {
            document.LoadXml(text);
            return document;
        }
        catch (XmlException error)
        {
            throw ModuleRun.Fail($"Failed to parse file at '{path}' as an XML document: {error.Message}");
        }
    }

    static string Text(XmlDocument document)
    {
        using var writer = new StringWriter();
        document.Save(writer);
        return writer.ToString().Replace("utf-16", "utf-8", StringComparison.Ordinal);
    }
}

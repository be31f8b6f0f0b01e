using System.Management.Automation;
using System.Management.Automation.Provider;
using Ingot.Emulator.Faults;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting.Provider;

/// <summary>The one provider behind all drives of a guest; its registered name says which of Windows' providers it stands for.</summary>
[CmdletProvider("GuestTree", ProviderCapabilities.ShouldProcess | ProviderCapabilities.Filter)]
public sealed partial class TreeProvider : NavigationCmdletProvider, IContentCmdletProvider, IDynamicPropertyCmdletProvider
{
    GuestSession Session => GuestHost.SessionOf(Host);

    string Kind => ProviderInfo.Name;

    /// <inheritdoc/>
    protected override bool IsValidPath(string path) => true;

    /// <inheritdoc/>
    protected override bool ItemExists(string path) => Find(path) is not null;

    /// <inheritdoc/>
    protected override bool IsItemContainer(string path) => Find(path)?.IsContainer ?? false;

    /// <inheritdoc/>
    protected override bool HasChildItems(string path) => Find(path)?.Children.Count > 0;

    /// <inheritdoc/>
    protected override void GetItem(string path) => Show(path, Need(path));

    /// <inheritdoc/>
    protected override void GetChildItems(string path, bool recurse) => GetChildItems(path, recurse, uint.MaxValue);

    /// <inheritdoc/>
    protected override void GetChildItems(string path, bool recurse, uint depth)
    {
        var node = Need(path);
        if (!node.IsContainer)
            Show(path, node);
        foreach (var child in node.Children.Values.ToList())
        {
            var below = MakePath(path, child.Name);
            if (Filter is not { Length: > 0 } || new WildcardPattern(Filter, WildcardOptions.IgnoreCase).IsMatch(child.Name))
                Show(below, child);
            if (recurse && depth > 0 && child.IsContainer)
                GetChildItems(below, recurse, depth - 1);
        }
    }

    /// <inheritdoc/>
    protected override void GetChildNames(string path, ReturnContainers returnContainers)
    {
        foreach (var child in Need(path).Children.Values.ToList())
            WriteItemObject(child.Name, MakePath(path, child.Name), child.IsContainer);
    }

    /// <inheritdoc/>
    protected override void NewItem(string path, string itemTypeName, object newItemValue)
    {
        var isContainer = Kind == "Registry" || (Kind == "GuestFileSystem" && itemTypeName is { Length: > 0 }
            && itemTypeName[0] is 'd' or 'D');
        if (Find(path) is { } existing && !Force)
        {
            WriteError(Failure(new IOException($"An item with the specified name {path} already exists."), "NewItemIOError",
                ErrorCategory.WriteError, path));
            return;
        }

        if (Find(path) is { IsContainer: true } folder && Kind == "GuestFileSystem")
        {
            Show(path, folder);
            return;
        }

        var parent = Force || isContainer ? GuestTree.Ensure(Session, Kind, GuestTree.ParentOf(path)) : Need(GuestTree.ParentOf(path));
        parent.Children.Remove(GuestTree.NameOf(path));
        var node = GuestTree.Child(parent, GuestTree.NameOf(path), isContainer, Session.Now);
        if (newItemValue is not null && !isContainer)
            SetItemValue(node, newItemValue);
        Show(path, node);
    }

    /// <inheritdoc/>
    protected override void RemoveItem(string path, bool recurse)
    {
        var node = Need(path);
        // As an agent that puts back what it wants there does.
        if (Kind == "WSMan" && node.IsContainer && Session.Machine.Faults.Contains(FaultScenarios.WinRmCloseLeavesListener))
            return;
        var parent = Need(GuestTree.ParentOf(path));
        Session.Machine.Undead.Keep(Session.Machine, parent, node);
        parent.Children.Remove(GuestTree.NameOf(path));
        parent.Modified = Session.Now;
    }

    /// <inheritdoc/>
    protected override void RenameItem(string path, string newName)
    {
        var node = Need(path);
        RemoveItem(path, recurse: true);
        node.Name = newName;
        Need(GuestTree.ParentOf(path)).Children[newName] = node;
    }

    /// <inheritdoc/>
    protected override void MoveItem(string path, string destination)
    {
        var node = Need(path);
        RemoveItem(path, recurse: true);
        Place(node, destination);
    }

    /// <inheritdoc/>
    protected override void CopyItem(string path, string copyPath, bool recurse) => Place(Clone(Need(path), recurse), copyPath);

    /// <inheritdoc/>
    protected override void SetItem(string path, object value)
    {
        var node = Need(path);
        if (Kind == "WSMan")
            WsManAccess.BeforeSet(Session, path);
        SetItemValue(node, value);
    }

    /// <inheritdoc/>
    protected override void ClearItem(string path) => Need(path).Values.Remove("Value");

    static TreeNode Clone(TreeNode node, bool recurse)
    {
        var copy = new TreeNode
        {
            Name = node.Name,
            IsContainer = node.IsContainer,
            Modified = node.Modified,
            Content = node.Content,
            Values = new(node.Values, StringComparer.OrdinalIgnoreCase),
            Attributes = [.. node.Attributes],
        };
        foreach (var child in recurse ? node.Children.Values : Enumerable.Empty<TreeNode>())
            copy.Children[child.Name] = Clone(child, recurse);
        return copy;
    }

    static ErrorRecord Failure(Exception exception, string id, ErrorCategory category, string path) => new(exception, id, category, path);

    void Place(TreeNode node, string destination)
    {
        var target = Find(destination);
        var folder = target is { IsContainer: true } ? target : Need(GuestTree.ParentOf(destination));
        node.Name = target is { IsContainer: true } ? node.Name : GuestTree.NameOf(destination);
        folder.Children[node.Name] = node;
    }

    void SetItemValue(TreeNode node, object value)
    {
        if (Kind == "GuestFileSystem")
            node.Content = GuestText.Encode(GuestText.Of(value));
        else
            node.Values[Kind == "Registry" ? "" : "Value"] = NodeValue.String(GuestText.SettingOf(value));
        node.Modified = Session.Now;
    }

    TreeNode? Find(string path)
    {
        if (Kind == "WSMan" && GuestTree.Split(path).Length > 1)
            WsManAccess.RequireService(Session);
        return GuestTree.Find(Session, Kind, path);
    }

    TreeNode Need(string path) => Find(path) ?? throw new ItemMissingException(path);

    void Show(string path, TreeNode node) => WriteItemObject(
        Kind == "WSMan" ? WsManAccess.View(Session, path, node) : ItemView.Of(Kind, path, node), path, node.IsContainer);
}

using System.Collections.ObjectModel;
using System.Management.Automation;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting.Provider;

/// <content>Registry values.</content>
public sealed partial class TreeProvider
{
    /// <inheritdoc/>
    public void GetProperty(string path, Collection<string>? providerSpecificPickList)
    {
        var node = Need(path);
        if (Kind != "Registry")
        {
            WritePropertyObject(ItemView.Of(Kind, path, node), path);
            return;
        }

        var found = new PSObject();
        foreach (var name in providerSpecificPickList is { Count: > 0 } ? [.. providerSpecificPickList] : node.Values.Keys.ToList())
            if (Match(node, name) is { Count: > 0 } matches)
                foreach (var match in matches)
                    found.Properties.Add(new PSNoteProperty(match.Length == 0 ? "(default)" : match, ItemView.ValueOf(node.Values[match])));
            else
                WriteError(Missing(path, name));
        if (found.Properties.Any())
            WritePropertyObject(found, path);
    }

    /// <inheritdoc/>
    public void SetProperty(string path, PSObject propertyValue)
    {
        var node = Need(path);
        foreach (var property in propertyValue.Properties)
        {
            var kind = node.Values.TryGetValue(property.Name, out var old) ? old.Kind : RegistryValue.KindOf(property.Value);
            node.Values[RegistryValue.NameOf(property.Name)] = RegistryValue.Make(kind, property.Value);
        }

        node.Modified = Session.Now;
        WritePropertyObject(propertyValue, path);
    }

    /// <inheritdoc/>
    public void ClearProperty(string path, Collection<string> propertyToClear)
    {
        foreach (var name in propertyToClear)
            if (Need(path).Values.TryGetValue(name, out var old))
                Need(path).Values[name] = RegistryValue.Make(old.Kind, value: null);
    }

    /// <inheritdoc/>
    public void NewProperty(string path, string propertyName, string propertyTypeName, object? value)
    {
        var node = Need(path);
        var name = RegistryValue.NameOf(propertyName);
        if (node.Values.ContainsKey(name) && !Force)
            throw new IOException("The property already exists.");
        node.Values[name] = RegistryValue.Make(propertyTypeName is { Length: > 0 } ? propertyTypeName : RegistryValue.KindOf(value), value);
        node.Modified = Session.Now;
        var made = new PSObject();
        made.Properties.Add(new PSNoteProperty(propertyName, ItemView.ValueOf(node.Values[name])));
        WritePropertyObject(made, path);
    }

    /// <inheritdoc/>
    public void RemoveProperty(string path, string propertyName)
    {
        var node = Need(path);
        foreach (var name in Match(node, propertyName))
            node.Values.Remove(name);
        node.Modified = Session.Now;
    }

    /// <inheritdoc/>
    public void RenameProperty(string path, string sourceProperty, string destinationProperty)
    {
        var node = Need(path);
        if (node.Values.Remove(sourceProperty, out var value))
            node.Values[destinationProperty] = value;
        else
            WriteError(Missing(path, sourceProperty));
    }

    /// <inheritdoc/>
    public void CopyProperty(string sourcePath, string sourceProperty, string destinationPath, string destinationProperty)
    {
        if (Need(sourcePath).Values.TryGetValue(sourceProperty, out var value))
            Need(destinationPath).Values[destinationProperty] = value;
        else
            WriteError(Missing(sourcePath, sourceProperty));
    }

    /// <inheritdoc/>
    public void MoveProperty(string sourcePath, string sourceProperty, string destinationPath, string destinationProperty)
    {
        CopyProperty(sourcePath, sourceProperty, destinationPath, destinationProperty);
        Need(sourcePath).Values.Remove(sourceProperty);
    }

    /// <inheritdoc/>
    public object? GetPropertyDynamicParameters(string path, Collection<string>? providerSpecificPickList) => null;

    /// <inheritdoc/>
    public object? SetPropertyDynamicParameters(string path, PSObject propertyValue) => null;

    /// <inheritdoc/>
    public object? ClearPropertyDynamicParameters(string path, Collection<string> propertyToClear) => null;

    /// <inheritdoc/>
    public object? NewPropertyDynamicParameters(string path, string propertyName, string propertyTypeName, object? value) => null;

    /// <inheritdoc/>
    public object RemovePropertyDynamicParameters(string path, string propertyName) => new();

    /// <inheritdoc/>
    public object? RenamePropertyDynamicParameters(string path, string sourceProperty, string destinationProperty) => null;

    /// <inheritdoc/>
    public object? CopyPropertyDynamicParameters(string sourcePath, string sourceProperty, string destinationPath,
        string destinationProperty) => null;

    /// <inheritdoc/>
    public object? MovePropertyDynamicParameters(string sourcePath, string sourceProperty, string destinationPath,
        string destinationProperty) => null;

    static ErrorRecord Missing(string path, string name) => Failure(
        new PSInvalidOperationException($"Property {name} does not exist at path {path}."),
        "System.Management.Automation.PSArgumentException",
        ErrorCategory.InvalidArgument,
        path);

    static List<string> Match(TreeNode node, string name)
    {
        var wanted = RegistryValue.NameOf(name);
        var pattern = new WildcardPattern(wanted, WildcardOptions.IgnoreCase);
        return [.. node.Values.Keys.Where(key => wanted.Length == 0 ? key.Length == 0 : pattern.IsMatch(key))];
    }
}

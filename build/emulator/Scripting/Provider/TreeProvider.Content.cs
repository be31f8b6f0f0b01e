using System.Collections;
using System.Management.Automation.Provider;

namespace Ingot.Emulator.Scripting.Provider;

/// <content>Content of files, environment variables and settings; behind variables such as $env:TEMP too.</content>
public sealed partial class TreeProvider
{
    /// <inheritdoc/>
    public IContentReader GetContentReader(string path)
    {
        var node = Need(path);
        return new NodeContent(Kind == "GuestFileSystem" ? GuestText.Lines(node.Content) : [ItemView.TextOf(node) ?? ""], _ => { });
    }

    /// <inheritdoc/>
    public IContentWriter GetContentWriter(string path) => new NodeContent([], items =>
    {
        var parent = Need(GuestTree.ParentOf(path));
        var node = GuestTree.Child(parent, GuestTree.NameOf(path), isContainer: false, Session.Now);
        SetItemValue(node, items.Count == 1 && items[0] is { } one ? one : string.Join('\n', items.Select(GuestText.Of)));
    });

    /// <inheritdoc/>
    public void ClearContent(string path)
    {
        if (Find(path) is not { } node)
            return;
        node.Content = node.Content is null ? null : [];
        node.Values.Remove("Value");
    }

    /// <inheritdoc/>
    public object? GetContentReaderDynamicParameters(string path) => null;

    /// <inheritdoc/>
    public object? GetContentWriterDynamicParameters(string path) => null;

    /// <inheritdoc/>
    public object? ClearContentDynamicParameters(string path) => null;

    sealed class NodeContent(IReadOnlyList<object?> items, Action<IReadOnlyList<object?>> written) : IContentReader, IContentWriter
    {
        readonly List<object?> pending = [];
        int position;

        public IList Read(long readCount)
        {
            var batch = items.Skip(position).Take(readCount <= 0 ? int.MaxValue : (int)readCount).ToList();
            position += batch.Count;
            return batch;
        }

        public IList Write(IList content)
        {
            pending.AddRange(content.Cast<object?>());
            return content;
        }

        public void Seek(long offset, SeekOrigin origin) => position = 0;

        public void Close()
        {
            if (pending.Count > 0)
                written(pending);
            pending.Clear();
        }

        public void Dispose() => Close();
    }
}

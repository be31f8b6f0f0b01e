using System.Collections;

namespace Nuke.Common.Utilities.Collections;

/// <summary>A lookup that can be changed; a key that is not there has no values.</summary>
public class LookupTable<TKey, TValue> : ILookup<TKey, TValue>
    where TKey : notnull
{
    readonly Dictionary<TKey, List<TValue>> entries;

    /// <summary>An empty table.</summary>
    public LookupTable() => entries = [];

    /// <summary>A table over a dictionary.</summary>
    public LookupTable(Dictionary<TKey, List<TValue>> dictionary) => entries = dictionary;

    /// <summary>An empty table whose keys are compared so.</summary>
    public LookupTable(IEqualityComparer<TKey> comparer) => entries = new Dictionary<TKey, List<TValue>>(comparer);

    /// <summary>A copy of a lookup.</summary>
    public LookupTable(ILookup<TKey, TValue> lookupTable, IEqualityComparer<TKey>? comparer = null)
        => entries = lookupTable.ToDictionary(x => x.Key, x => x.ToList(), comparer);

    /// <summary>How many keys there are.</summary>
    public int Count => entries.Count;

    /// <summary>The values of a key.</summary>
    public IEnumerable<TValue> this[TKey key]
    {
        get => entries.TryGetValue(key, out var values) ? values : [];
        set => entries[key] = [.. value];
    }

    /// <summary>Adds a value.</summary>
    public void Add(TKey key, TValue value) => AddRange(key, [value]);

    /// <summary>Adds values.</summary>
    public void AddRange(TKey key, IEnumerable<TValue> values)
    {
        if (!entries.TryGetValue(key, out var list))
            entries[key] = list = [];
        list.AddRange(values);
    }

    /// <summary>Removes a key.</summary>
    public void Remove(TKey key) => entries.Remove(key);

    /// <summary>Removes a value.</summary>
    public void Remove(TKey key, TValue value)
    {
        if (entries.TryGetValue(key, out var list))
            list.Remove(value);
    }

    /// <summary>Removes everything.</summary>
    public void Clear() => entries.Clear();

    /// <summary>Whether the key is there.</summary>
    public bool Contains(TKey key) => entries.ContainsKey(key);

    /// <summary>A view that cannot be changed.</summary>
    public ILookup<TKey, TValue> AsReadOnly() => this;

    /// <inheritdoc />
    public IEnumerator<IGrouping<TKey, TValue>> GetEnumerator()
        => entries.SelectMany(x => x.Value.Select(y => (x.Key, Value: y))).GroupBy(x => x.Key, x => x.Value, entries.Comparer).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

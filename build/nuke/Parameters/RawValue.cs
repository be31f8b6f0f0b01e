using Nuke.Common.IO;

namespace Nuke.Common.Parameters;

/// <summary>A value as some source gives it.</summary>
/// <param name="Words">The words; none for a switch without a value or an empty array.</param>
/// <param name="IsList">Whether the source gave a list of its own kind, such as a JSON array.</param>
/// <param name="Source">Where it stands, for messages.</param>
/// <param name="Base">Where relative paths start.</param>
sealed record RawValue(IReadOnlyList<string> Words, bool IsList, string Source, AbsolutePath Base);

using Azure.Core;
using Azure.Core.Pipeline;

namespace Ingot.Arm;

/// <summary>What a request to Azure is asked for, as far as more than its answer depends on it.</summary>
static class RequestPurpose
{
    const string Key = "ingot-purpose";
    const string Wait = "wait";
    const string Beside = "beside";

    // Source: Location and Azure-AsyncOperation of Resource Manager, Compute (capsOperations: galleries) and Network.
    static readonly HashSet<string> Operations = new(StringComparer.OrdinalIgnoreCase)
    {
        "operations", "capsOperations", "operationresults", "operationStatuses", "asyncOperations",
    };

    /// <summary>Until it is disposed, what this flow reads is read again and again until something has ended.</summary>
    public static IDisposable Waiting() => Scope(Wait);

    /// <summary>Until it is disposed, what this flow asks says nothing of what the run waits for.</summary>
    public static IDisposable Aside() => Scope(Beside);

    /// <summary>True when the request asks how far something is.</summary>
    public static bool IsPoll(HttpMessage message) => IsRead(message) && (Is(message, Wait) || IsOperation(message.Request.Uri.Path));

    /// <summary>True when the request says nothing of what the run waits for.</summary>
    public static bool IsAside(HttpMessage message) => Is(message, Beside);

    /// <summary>True for a request that changes nothing, however often it is sent.</summary>
    public static bool IsRead(HttpMessage message) => message.Request.Method == RequestMethod.Get || message.Request.Method == RequestMethod.Head;

    static IDisposable Scope(string purpose) => HttpPipeline.CreateHttpMessagePropertiesScope(new Dictionary<string, object?>(StringComparer.Ordinal) { [Key] = purpose });

    static bool Is(HttpMessage message, string purpose) => message.TryGetProperty(Key, out var value) && purpose.Equals(value);

    // The last segment is the operation's id. A group or VM may be called "IT-Operations".
    static bool IsOperation(string path) =>
        path.TrimEnd('/').Split('/') is [.., _, var collection, _] && Operations.Contains(collection);
}

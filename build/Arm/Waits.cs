using Azure.Core;
using Azure.Core.Pipeline;

namespace Ingot.Arm;

/// <summary>Watches the requests to Azure, so that a wait is told of while it lasts, and can be named when it is given up.</summary>
public sealed class Waits(TimeProvider time) : HttpPipelineSynchronousPolicy
{
    static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    readonly Lock gate = new();
    string? asked;
    long since;
    long told;

    /// <summary>Told, at most once a minute, that Azure still works on something.</summary>
    public Action<string> Tell { get; set; } = _ => { };

    /// <summary>What was asked of Azure last, and how long ago; null before the first request.</summary>
    public string? Last
    {
        get
        {
            lock (gate)
                return asked is null ? null : $"{asked}, asked {(int)time.GetElapsedTime(since).TotalSeconds} seconds ago";
        }
    }

    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (RequestPurpose.IsAside(message))
            return;
        lock (gate)
        {
            if (!RequestPurpose.IsPoll(message))
            {
                (asked, since, told) = ($"{message.Request.Method} {Short(message.Request.Uri.ToUri().AbsolutePath)}", time.GetTimestamp(), time.GetTimestamp());
                return;
            }

            if (time.GetElapsedTime(told) < Often)
                return;
            told = time.GetTimestamp();
        }

        Tell($"Azure still works on {Last}");
    }

    // The subscription is the same for all, and the group is in every message as it is.
    static string Short(string path)
    {
        var at = path.LastIndexOf("/providers/", StringComparison.OrdinalIgnoreCase);
        var group = path.IndexOf("/resourceGroups/", StringComparison.OrdinalIgnoreCase);
        return at >= 0 ? path[(at + "/providers/".Length)..] : group >= 0 ? path[(group + 1)..] : path;
    }
}

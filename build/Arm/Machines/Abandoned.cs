using System.Globalization;
using Azure.Core;

namespace Ingot.Arm.Machines;

/// <summary>Something a run of whatever image left behind, or is still at work on.</summary>
/// <param name="Id">The resource group or resource.</param>
/// <param name="Entry">What its tags say.</param>
public sealed record Abandoned(ResourceIdentifier Id, LedgerEntry Entry)
{
    // A machine holds its interface and disk, an interface its address and security group: in this order nothing is in use when its turn comes.
    static readonly string[] Order =
    [
        "Microsoft.Resources/resourceGroups",
        "Microsoft.Compute/virtualMachines",
        "Microsoft.Network/networkInterfaces",
        "Microsoft.Network/publicIPAddresses",
        "Microsoft.Network/networkSecurityGroups",
        "Microsoft.Network/virtualNetworks",
        "Microsoft.Compute/disks",
    ];

    /// <summary>Its place in the order of deletion; null for a type that no bake makes beside its image.</summary>
    public int? Turn => Array.FindIndex(Order, type => type.Equals(Id.ResourceType.ToString(), StringComparison.OrdinalIgnoreCase)) is var turn and >= 0 ? turn : null;

    /// <summary>When its run began; null when the tag is no run of ours.</summary>
    public DateTimeOffset? Began =>
        DateTimeOffset.TryParseExact(Entry.Run, "yyyyMMdd-HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var began) ? began : null;

    /// <summary>True when it may be deleted: its time is over, or its run is older than the given age.</summary>
    /// <param name="now">The time.</param>
    /// <param name="age">How old a run must be; null: only the expiry tag counts.</param>
    public bool IsOver(DateTimeOffset now, TimeSpan? age) =>
        (Entry.Expires > DateTimeOffset.MinValue && Entry.Expires <= now) || (age is { } least && Began is { } began && now - began >= least);

    /// <summary>The command of az that deletes it; its command for resources knows no groups.</summary>
    public string DeleteCommand => Turn == 0 ? $"az group delete --name {Id.Name} --yes" : $"az resource delete --ids {Id}";

    /// <summary>One line for a list.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Id} (image {Entry.Image}, run {Entry.Run}, expires {Entry.Expires.UtcDateTime:yyyy-MM-dd HH:mm} UTC)");
}
